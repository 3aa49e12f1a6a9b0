import type { Document } from '../article/document.ts'
import { type Atom, documentAtoms } from './atoms.ts'
import { lessonStarts, MOST_LESSONS, SHORTEST_LESSON } from './cuts.ts'

/** Which atoms go into which email; in order they are all atoms of the article. */
export interface Partition {
  readonly welcome: readonly Atom[]
  /** At least one; none is empty. */
  readonly lessons: readonly (readonly Atom[])[]
  readonly recap: readonly Atom[]
}

const LONGEST_WELCOME = 180
const LONGEST_RECAP = 300

/** Divides the article among the emails, or null where it has too few words for one lesson. */
export function partitionDocument(document: Document): Partition | null {
  const atoms = documentAtoms(document)
  const { from, to } = lessonRange(atoms)
  const middle = atoms.slice(from, to)
  if (words(middle) < SHORTEST_LESSON) return null
  const starts = lessonStarts(middle, lessonTarget(words(atoms), words(middle)))
  return {
    welcome: atoms.slice(0, from),
    lessons: starts.map((start, index) => middle.slice(start, starts[index + 1])),
    recap: atoms.slice(to),
  }
}

/** A sixth of the article, within 110 to 250 words; more where even the most lessons would not hold it all. */
export function lessonTarget(articleWords: number, lessonWords: number): number {
  const target = Math.min(250, Math.max(110, articleWords / 6))
  return Math.max(target, lessonWords / MOST_LESSONS)
}

interface Range {
  readonly from: number
  readonly to: number
}

/** What lies between the intro and the conclusion; without enough of it, they are taught as well. */
function lessonRange(atoms: readonly Atom[]): Range {
  const promotion = atoms.findIndex((atom) => atom.promotion)
  const end = promotion < 0 ? atoms.length : promotion
  const to = Math.min(end, recapStart(atoms, end))
  const from = welcomeEnd(atoms, to)
  const ranges = [
    { from, to },
    { from: firstParagraph(atoms, end), to: end },
    { from: 0, to: end },
  ]
  const enough = ranges.find((range) => words(atoms.slice(range.from, range.to)) >= SHORTEST_LESSON)
  return enough ?? { from: 0, to: end }
}

/** Where the conclusion begins; of a long one only the end is the recap. */
function recapStart(atoms: readonly Atom[], end: number): number {
  const last = atoms.findLastIndex(({ role }, index) => index < end && role !== 'conclusion')
  const start = last + 1
  if (words(atoms.slice(start)) <= LONGEST_RECAP) return start
  const late = atoms.findIndex((atom, index) => {
    return index > start && !atom.dangling && words(atoms.slice(index)) <= LONGEST_RECAP
  })
  return late < 0 ? start : late
}

/** Where the intro ends; a long one ends in the first lesson, and a text without headings gives its first lines. */
function welcomeEnd(atoms: readonly Atom[], before: number): number {
  const other = atoms.findIndex(({ role }) => role !== 'intro')
  const intro = Math.min(other < 0 ? atoms.length : other, before)
  const whole = atoms.slice(0, intro)
  if (intro === 0) return firstParagraph(atoms, before)
  if (words(whole) <= LONGEST_WELCOME) return intro
  const early = whole.findLastIndex((atom, index) => {
    const rest = words(whole.slice(index))
    return !atom.dangling && rest >= SHORTEST_LESSON && words(whole.slice(0, index)) <= LONGEST_WELCOME
  })
  return early > 0 ? early : intro
}

/** A text that begins without a heading and goes on long enough introduces itself with its first paragraph. */
function firstParagraph(atoms: readonly Atom[], before: number): number {
  const [first, second] = atoms
  if (!first || !second || first.headings.length > 0 || second.headings.length > 0) return 0
  const rest = words(atoms.slice(1, before))
  return first.words <= LONGEST_WELCOME && !second.dangling && rest >= 3 * SHORTEST_LESSON ? 1 : 0
}

function words(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, atom) => sum + atom.words, 0)
}
