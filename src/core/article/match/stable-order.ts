/**
 * What two orders of the same things have in common: the most members of `now` that stand in `before` in the order
 * that they have there. No member may occur twice in either.
 */
export function stableOrder<Member>(before: readonly Member[], now: readonly Member[]): ReadonlySet<Member> {
  const places = new Map(before.map((member, place) => [member, place]))
  const known = now.flatMap((member) => {
    const place = places.get(member)
    return place === undefined ? [] : [{ member, place }]
  })
  const tops: number[] = []
  const lengths = known.map(({ place }) => {
    const length = firstAtLeast(tops, place)
    tops[length] = place
    return length
  })
  const stable = new Set<Member>()
  let wanted = tops.length - 1
  for (let index = known.length - 1; index >= 0; index -= 1) {
    const one = known[index]
    if (lengths[index] !== wanted || !one) continue
    stable.add(one.member)
    wanted -= 1
  }
  return stable
}

/** Where a value belongs among ascending ones. */
function firstAtLeast(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}
