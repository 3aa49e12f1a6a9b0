import { parseArgs } from 'node:util'
import { runModel } from '../../test/model/model-run.ts'

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
})

const STEPS_PER_SEQUENCE = 200
const SEQUENCES_AT_ONCE = 25
const LONGEST_ROUND_MS = 4 * 60_000

/** Plays until so many steps are done or one of them diverges; each round has a seed of its own, from the first. */
async function longRun(wanted: number, firstSeed: number): Promise<number> {
  const began = performance.now()
  let steps = 0
  let fault: string | null = null
  for (let seed = firstSeed; steps < wanted && fault === null; seed++) {
    const run = await runModel({
      seed,
      runs: SEQUENCES_AT_ONCE,
      length: STEPS_PER_SEQUENCE,
      limitMs: LONGEST_ROUND_MS,
    })
    steps += run.steps
    fault = run.fault
    say(`seed ${seed}: ${steps} steps, ${Math.round((performance.now() - began) / 1000)} s`)
    if (fault !== null) say(`\n${fault}\n`)
  }
  say(`steps ${steps}`)
  say(`divergences ${fault === null ? 0 : 1}`)
  say(`seconds ${Math.round((performance.now() - began) / 1000)}`)
  say(`seed ${firstSeed}`)
  return fault === null ? 0 : 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await longRun(Number(values.steps), Number(values.seed))
