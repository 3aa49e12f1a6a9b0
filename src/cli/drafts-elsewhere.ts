import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const PLACES = [
  { TZ: 'Asia/Tokyo', LC_ALL: 'C' },
  { TZ: 'UTC', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
] as const

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'rivulet.js')
const MOST_OUTPUT = 16 * 1_048_576

/** The hash of each draft of a folder, by file, as made by this program in other time zones and languages. */
export async function hashesElsewhere(folder: string): Promise<readonly ReadonlyMap<string, string>[]> {
  const runs = PLACES.map(async (env) => {
    const args = [PROGRAM, 'eval', folder, '--hashes']
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: MOST_OUTPUT })
    return hashesIn(JSON.parse(stdout))
  })
  return await Promise.all(runs)
}

function hashesIn(printed: unknown): ReadonlyMap<string, string> {
  const entries = typeof printed === 'object' && printed !== null ? Object.entries(printed) : []
  return new Map(entries.map(([file, hash]) => [file, String(hash)]))
}
