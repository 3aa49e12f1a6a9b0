import type { Document } from '../../article/document.ts'
import { type Atom, documentAtoms, wordsOfAtoms } from './atoms.ts'
import { lessonStarts } from './cuts.ts'
import { bestAtoms } from './digest.ts'
import { divideAsBefore } from './divide-as-before.ts'
import { type EmailRanges, findRanges } from './email-ranges.ts'
import { SHORTEST_LESSON } from './lesson-lengths.ts'
import { chooseMode, digestWords, lessonTarget, mostLessons } from './lesson-plan.ts'
import type { Partition, PartitionSettings } from './partition.ts'

/** Divides the article among the emails, or null where it has too few words for one lesson. */
export function partitionDocument(document: Document, settings: PartitionSettings = {}): Partition | null {
  const atoms = documentAtoms(document)
  const { language } = document
  const before = settings.division ? divideAsBefore(atoms, settings.division, language) : null
  return before ?? divideAnew(atoms, language, settings)
}

function divideAnew(
  atoms: readonly Atom[],
  language: string,
  { mode: wanted, maxEmails }: PartitionSettings,
): Partition | null {
  const ranges = findRanges(atoms)
  if (wordsOfAtoms(ranges.middle) < SHORTEST_LESSON) return null
  const mode = wanted ?? chooseMode(wordsOfAtoms(ranges.middle), maxEmails)
  const kept = mode === 'full' ? ranges.middle : digestOf(ranges, language, maxEmails)
  const plan = {
    target: lessonTarget(wordsOfAtoms(mode === 'full' ? atoms : kept)),
    most: mode === 'full' ? mostLessons(maxEmails, wordsOfAtoms(kept)) : fewerLessons(atoms, maxEmails),
  }
  const starts = lessonStarts(kept, plan)
  return {
    mode,
    welcome: ranges.welcome,
    lessons: starts.map((start, index) => kept.slice(start, starts[index + 1])),
    recap: ranges.recap,
    leftOut: leftOutOf(ranges.middle, kept),
  }
}

/** An atom is known by its blocks: one that is kept may have got another one's heading. */
function leftOutOf(middle: readonly Atom[], kept: readonly Atom[]): readonly Atom[] {
  const blocks = new Set(kept.map((atom) => atom.blocks))
  return middle.filter((atom) => !blocks.has(atom.blocks))
}

/** A digest has no more lessons than the whole article would. */
function fewerLessons(atoms: readonly Atom[], maxEmails: number | undefined): number {
  const words = wordsOfAtoms(atoms)
  return Math.min(mostLessons(maxEmails), Math.max(1, Math.round(words / lessonTarget(words))))
}

function digestOf({ middle }: EmailRanges, language: string, maxEmails: number | undefined): readonly Atom[] {
  const kept = bestAtoms(middle, digestWords(wordsOfAtoms(middle), maxEmails), language)
  return wordsOfAtoms(kept) < SHORTEST_LESSON ? middle : kept
}
