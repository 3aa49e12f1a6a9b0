import { parseArgs } from 'node:util'
import { runModel } from '../../test/model/model-run.ts'
import type { Setting } from '../../test/model/world.ts'

const STEPS_PER_SEQUENCE = 200
const SEQUENCES_PER_ROUND = 25
const LONGEST_ROUND_MS = 4 * 60_000

interface LongRun {
  readonly steps: number
  readonly firstSeed: number
  readonly shrink: boolean
}

/**
 * `node bin/bench.js model --steps N --seed S`: plays random steps on the software and on the model until so many are
 * done or one of them diverges, and tells the shortest path to it. Each round has a seed of its own, from the first.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      steps: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      'no-shrink': { type: 'boolean', default: false },
    },
  })
  const [steps, firstSeed] = [Number(values.steps), Number(values.seed)]
  if (!Number.isSafeInteger(steps) || !Number.isSafeInteger(firstSeed)) {
    say('model: --steps and --seed take whole numbers.')
    return 2
  }
  return await longRun({ steps, firstSeed, shrink: !values['no-shrink'] })
}

const kinds: readonly Setting['kind'][] = ['resend', 'smtp']

async function longRun({ steps, firstSeed, shrink }: LongRun): Promise<number> {
  const began = performance.now()
  const seconds = (): number => Math.round((performance.now() - began) / 1000)
  let done = 0
  let fault: string | null = null
  for (let seed = firstSeed; done < steps && fault === null; seed++) {
    const kind = kinds[seed % kinds.length] ?? 'resend'
    const sequences = { runs: SEQUENCES_PER_ROUND, length: STEPS_PER_SEQUENCE }
    const run = await runModel({ ...sequences, kind, seed, shrink, limitMs: LONGEST_ROUND_MS })
    done += run.steps
    fault = run.fault
    say(`${kind}, seed ${seed}: ${done} steps, ${seconds()} s`)
    if (fault !== null) say(`\n${fault}\n`)
  }
  say(`steps ${done}\ndivergences ${fault === null ? 0 : 1}\nseconds ${seconds()}\nseed ${firstSeed}`)
  return fault === null ? 0 : 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
