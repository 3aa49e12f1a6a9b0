import { editDistance } from './edit-distance.ts'

/** The known word that a mistyped one most likely means, or null where none is near. Case does not count. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const word = typed.toLowerCase().slice(0, 40)
  const allowed = Math.max(1, Math.floor(word.length / 3))
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .toSorted((a, b) => a.distance - b.distance)
  return near[0]?.candidate ?? null
}
