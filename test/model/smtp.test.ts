import { expect, it } from 'vitest'
import { runModel } from './model-run.ts'

it('agrees with the model on thousands of random steps, with a provider like smtp', async () => {
  const seed = Number(process.env.SEED ?? 20_261_124)
  const sequences = { runs: 30, length: 200 }
  const { steps, fault } = await runModel({
    ...sequences,
    kind: 'smtp',
    seed,
    shrink: true,
    limitMs: 110_000,
  })
  expect(fault).toBeNull()
  expect(steps).toBeGreaterThan(1_000)
}, 120_000)
