/** A piece of text among its neighbours; two of different kinds are alike only where nearly all words are. */
export interface Wording {
  readonly kind: string
  readonly text: string
}

/** The earlier and the later pieces of a text, in their order. */
export interface Wordings {
  readonly before: readonly Wording[]
  readonly after: readonly Wording[]
}

/** Which earlier piece is which later one, by index, one to one, while that is being found out. */
export interface Pairs {
  readonly forward: ReadonlyMap<number, number>
  /** Whether neither of the two has its match. */
  free(one: number, other: number): boolean
  isTaken(other: number): boolean
  add(one: number, other: number): void
  /** How many of their neighbours are matched with each other: none, one or two. */
  neighbours(one: number, other: number): number
}

/** No pair yet. */
export function noPairs(): Pairs {
  const forward = new Map<number, number>()
  const taken = new Set<number>()
  const matched = (one: number, other: number): number => (forward.get(one) === other ? 1 : 0)
  return {
    forward,
    free: (one, other) => !forward.has(one) && !taken.has(other),
    isTaken: (other) => taken.has(other),
    add: (one, other) => {
      forward.set(one, other)
      taken.add(other)
    },
    neighbours: (one, other) => matched(one - 1, other - 1) + matched(one + 1, other + 1),
  }
}
