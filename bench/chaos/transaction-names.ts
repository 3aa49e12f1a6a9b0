import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const WORKER = join(ROOT, 'src', 'worker', 'worker.ts')

/** The names of all transactions in the sources that a worker is made of, in order of the alphabet. */
export function listTransactionNames(entry = WORKER): string[] {
  const names = new Set<string>()
  for (const file of filesFrom(entry)) {
    for (const match of readFileSync(file, 'utf8').matchAll(/\btransact\(\s*'([a-z-]+)'/g)) {
      if (match[1] !== undefined) names.add(match[1])
    }
  }
  return [...names].sort()
}

/** A source file and all that it imports, directly or not. */
function filesFrom(entry: string): Set<string> {
  const seen = new Set<string>()
  const waiting = [entry]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const match of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\b)[^'"]*?'(\.[^']+\.ts)'/gm,
    )) {
      if (match[1] !== undefined) waiting.push(join(dirname(file), match[1]))
    }
  }
  return seen
}
