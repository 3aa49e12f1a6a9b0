import { expect, it } from 'vitest'
import { runModel } from './model-run.ts'

it('agrees with the model on 10,000 random steps, with a provider of the kind of smtp', async () => {
  const seed = Number(process.env.SEED ?? 20_261_124)
  const sequences = { runs: Number(process.env.MODEL_SEQUENCES ?? 110), length: 200 }
  const { steps, fault } = await runModel({
    ...sequences,
    kind: 'smtp',
    seed,
    shrink: true,
    limitMs: 270_000,
  })
  expect(fault).toBeNull()
  expect(steps).toBeGreaterThan(10_000)
}, 280_000)
