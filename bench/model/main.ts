import { z } from 'zod'
import { runModel } from '../../test/model/model-run.ts'
import type { Setting } from '../../test/model/world.ts'
import { type Harness, runAsked } from '../asked-options.ts'

const STEPS_PER_SEQUENCE = 200
const SEQUENCES_PER_ROUND = 25
const LONGEST_ROUND_MS = 4 * 60_000

const modelOptions = z.object({
  steps: z.coerce.number().int().min(1),
  seed: z.coerce.number().int(),
  'no-shrink': z.boolean(),
})

type ModelOptions = z.infer<typeof modelOptions>

const usage = `npm run model -- [options]: plays random steps on the software and on a small model until they diverge

  --steps N    steps without a divergence (1000000)
  --seed N     of the first round; each round has the next one (1)
  --no-shrink  does not look for the shortest path to a divergence
`

const harness: Harness<ModelOptions> = {
  name: 'model',
  usage,
  defaults: { steps: '1000000', seed: '1', 'no-shrink': false },
  shape: modelOptions,
}

/**
 * `node bin/bench.js model --steps N --seed S`: plays random steps on the software and on the model until so many are
 * done or one of them diverges, and tells the shortest path to it. Each round has a seed of its own, from the first.
 */
export async function main(args: readonly string[]): Promise<number> {
  return await runAsked(harness, args, longRun)
}

const kinds: readonly Setting['kind'][] = ['resend', 'smtp']

async function longRun({ steps, seed: firstSeed, 'no-shrink': whole }: ModelOptions): Promise<number> {
  const began = performance.now()
  const seconds = (): number => Math.round((performance.now() - began) / 1000)
  let done = 0
  let fault: string | null = null
  for (let seed = firstSeed; done < steps && fault === null; seed++) {
    const kind = kinds[seed % kinds.length] ?? 'resend'
    const sequences = { runs: SEQUENCES_PER_ROUND, length: STEPS_PER_SEQUENCE }
    const run = await runModel({ ...sequences, kind, seed, shrink: !whole, limitMs: LONGEST_ROUND_MS })
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
