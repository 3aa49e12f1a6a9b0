import { expect, it } from 'vitest'
import { chance, fitLogistic, type Sample } from '../../../src/core/article/logistic.ts'

const sample = (features: number[], isTrue: boolean, weight = 1): Sample => ({
  features: Float64Array.from(features),
  isTrue,
  weight,
})

it('learns which feature speaks for the truth and which against it', () => {
  const model = fitLogistic([
    sample([1, 0], true),
    sample([1, 1], false),
    sample([0, 1], false),
    sample([0, 0], false),
  ])
  expect(model.features[0]).toBeGreaterThan(1)
  expect(model.features[1]).toBeLessThan(-1)
  expect(chance([1, 0], model)).toBeGreaterThan(0.5)
  expect(chance([1, 1], model)).toBeLessThan(0.5)
})

it('follows the samples that weigh more where samples speak against each other', () => {
  const model = fitLogistic([sample([1], true, 3), sample([1], false, 1)])
  expect(chance([1], model)).toBeGreaterThan(0.6)
})

it('gives the same weights for the same samples', () => {
  const samples = [sample([0.3, 1], true), sample([0.7, 0], false)]
  expect(fitLogistic(samples)).toEqual(fitLogistic(samples))
})
