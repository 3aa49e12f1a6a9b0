import { type Atom, wordsOfAtoms } from './atoms.ts'
import { SHORTEST_LESSON } from './lesson-lengths.ts'

/** The atoms before, between and after the cuts that the roles of the sections ask for. */
export interface EmailRanges {
  readonly welcome: readonly Atom[]
  /** What the lessons teach. */
  readonly middle: readonly Atom[]
  readonly recap: readonly Atom[]
}

const LONGEST_WELCOME = 180
const LONGEST_RECAP = 300

interface Range {
  readonly from: number
  readonly to: number
}

/** What lies between the intro and the conclusion; without enough of it, they are taught as well. */
export function findRanges(atoms: readonly Atom[]): EmailRanges {
  const { from, to } = middleRange(atoms)
  return { welcome: atoms.slice(0, from), middle: atoms.slice(from, to), recap: atoms.slice(to) }
}

function middleRange(atoms: readonly Atom[]): Range {
  const promotion = atoms.findIndex((atom) => atom.promotion)
  const end = promotion < 0 ? atoms.length : promotion
  const to = Math.min(end, recapStart(atoms, end))
  const ranges = [
    { from: welcomeEnd(atoms, to), to },
    { from: firstParagraph(atoms, end), to: end },
    { from: 0, to: end },
  ]
  const enough = ranges.find((range) => wordsOfAtoms(atoms.slice(range.from, range.to)) >= SHORTEST_LESSON)
  return enough ?? { from: 0, to: end }
}

/** Where the conclusion begins; of a long one only the end is the recap. */
function recapStart(atoms: readonly Atom[], end: number): number {
  const last = atoms.findLastIndex(({ role }, index) => index < end && role !== 'conclusion')
  const start = last + 1
  if (wordsOfAtoms(atoms.slice(start)) <= LONGEST_RECAP) return start
  const late = atoms.findIndex((atom, index) => {
    return index > start && !atom.dangling && wordsOfAtoms(atoms.slice(index)) <= LONGEST_RECAP
  })
  return late < 0 ? start : late
}

/** Where the intro ends; a long one ends in the first lesson, and a text without headings gives its first lines. */
function welcomeEnd(atoms: readonly Atom[], before: number): number {
  const other = atoms.findIndex(({ role }) => role !== 'intro')
  const intro = Math.min(other < 0 ? atoms.length : other, before)
  const whole = atoms.slice(0, intro)
  if (intro === 0) return firstParagraph(atoms, before)
  if (wordsOfAtoms(whole) <= LONGEST_WELCOME) return intro
  const early = whole.findLastIndex((atom, index) => {
    const rest = wordsOfAtoms(whole.slice(index))
    return !atom.dangling && rest >= SHORTEST_LESSON && wordsOfAtoms(whole.slice(0, index)) <= LONGEST_WELCOME
  })
  return early > 0 ? early : intro
}

/** A text that begins without a heading and goes on long enough introduces itself with its first paragraph. */
function firstParagraph(atoms: readonly Atom[], before: number): number {
  const [first, second] = atoms
  if (!first || !second || first.headings.length > 0 || second.headings.length > 0) return 0
  const rest = wordsOfAtoms(atoms.slice(1, before))
  return first.words <= LONGEST_WELCOME && !second.dangling && rest >= 3 * SHORTEST_LESSON ? 1 : 0
}
