import { expect, it } from 'vitest'
import { runModel } from './model-run.ts'

it('agrees with the model, whatever happens', async () => {
  const began = performance.now()
  const { steps, fault } = await runModel({
    seed: Number(process.env.SEED ?? 20_261_124),
    runs: Number(process.env.RUNS ?? 10),
    length: 200,
    limitMs: 10 * 60_000,
  })
  console.log(`steps ${steps}, ms per step ${(performance.now() - began) / steps}`)
  expect(fault).toBeNull()
}, 600_000)
