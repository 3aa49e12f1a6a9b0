/** One thing to learn from: what is known of it, what is true of it, and how much it counts. */
export interface Sample {
  readonly features: Float64Array
  readonly isTrue: boolean
  readonly weight: number
}

/** A weight for each feature, and one that always counts. */
export interface Weights {
  readonly features: readonly number[]
  readonly bias: number
}

const rounds = 180
/** How strongly large weights are held back. */
const decay = 0.0003
const step = 0.1

/** The chance from 0 to 1 that something is true, by a logistic function of the weighted features. */
export function chance(features: ArrayLike<number>, { features: weights, bias }: Weights): number {
  let sum = bias
  for (let at = 0; at < features.length; at += 1) sum += (features[at] ?? 0) * (weights[at] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** Fits a logistic model by 180 rounds of Adam (Kingma and Ba, 2015); the same samples give the same weights. */
export function fitLogistic(samples: readonly Sample[]): Weights {
  const size = samples[0]?.features.length ?? 0
  const values = new Float64Array(size + 1)
  const [mean, square] = [new Float64Array(size + 1), new Float64Array(size + 1)]
  for (let round = 1; round <= rounds; round += 1) {
    const slope = slopeAt(samples, values)
    for (let at = 0; at <= size; at += 1) {
      const pull = (slope[at] ?? 0) + (at < size ? decay * (values[at] ?? 0) : 0)
      const first = 0.9 * (mean[at] ?? 0) + 0.1 * pull
      const second = 0.999 * (square[at] ?? 0) + 0.001 * pull * pull
      mean[at] = first
      square[at] = second
      const scale = Math.sqrt(second / (1 - 0.999 ** round)) + 1e-9
      values[at] = (values[at] ?? 0) - (step * (first / (1 - 0.9 ** round))) / scale
    }
  }
  return { features: [...values.slice(0, size)], bias: values[size] ?? 0 }
}

/** The slope of the weighted log loss over all samples. */
function slopeAt(samples: readonly Sample[], values: Float64Array): Float64Array {
  const size = values.length - 1
  const slope = new Float64Array(size + 1)
  for (const { features, isTrue, weight } of samples) {
    let sum = values[size] ?? 0
    for (let at = 0; at < size; at += 1) sum += (features[at] ?? 0) * (values[at] ?? 0)
    const miss = (1 / (1 + Math.exp(-sum)) - (isTrue ? 1 : 0)) * weight
    for (let at = 0; at < size; at += 1) slope[at] = (slope[at] ?? 0) + miss * (features[at] ?? 0)
    slope[size] = (slope[size] ?? 0) + miss
  }
  return slope
}
