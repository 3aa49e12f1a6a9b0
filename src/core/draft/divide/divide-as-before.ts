import type { Division } from '../draft.ts'
import { type Atom, keptAtoms, partedAtoms } from './atoms.ts'
import type { Partition } from './partition.ts'

/**
 * The partition that a division tells, or null where its blocks are not all there and in their order. Emails
 * begin with the block that they began with, whatever the rules would cut today.
 */
export function divideAsBefore(
  atoms: readonly Atom[],
  division: Division,
  language: string,
): Partition | null {
  const firsts = division.emails.map(({ first }) => first).filter((first) => first !== null)
  const leftOut = new Set(division.leftOut)
  const parts = partedAtoms(atoms, new Set([...firsts, ...firstsOfRuns(atoms, leftOut)]), language)
  const kept = keptAtoms(parts, (atom) => !isLeftOut(atom, leftOut))
  const starts = firsts.map((first) => kept.findIndex((atom) => atom.blocks[0]?.id === first))
  const isOrdered = starts.every((start, index) => start > (starts[index - 1] ?? -1))
  if (!isOrdered || starts[0] !== 0) return null
  const ranges = new Map(firsts.map((first, index) => [first, kept.slice(starts[index], starts[index + 1])]))
  const ofKind = (kind: Division['emails'][number]['kind']) =>
    division.emails.filter((email) => email.kind === kind).map(({ first }) => ranges.get(first ?? '') ?? [])
  const lessons = ofKind('lesson').filter((lesson) => lesson.length > 0)
  if (lessons.length === 0) return null
  return {
    mode: division.mode,
    welcome: ofKind('welcome').flat(),
    lessons,
    recap: ofKind('recap').flat(),
    leftOut: parts.filter((atom) => isLeftOut(atom, leftOut)),
  }
}

/** An atom whose blocks are only partly left out is parted where that changes. */
function firstsOfRuns(atoms: readonly Atom[], leftOut: ReadonlySet<string>): readonly string[] {
  return atoms.flatMap(({ blocks }) =>
    blocks
      .filter(({ id }, index) => index > 0 && leftOut.has(id) !== leftOut.has(blocks[index - 1]?.id ?? ''))
      .map(({ id }) => id),
  )
}

function isLeftOut({ blocks }: Atom, leftOut: ReadonlySet<string>): boolean {
  return leftOut.has(blocks[0]?.id ?? '')
}
