import { blockSentences, blockText } from '../../article/document.ts'
import { scoreSentences } from '../../language/sentence-score.ts'
import { type Atom, keptAtoms, wordsOfAtoms } from './atoms.ts'

/** An atom with how well it stands for its section, from 0 to 1. */
interface Scored {
  readonly atom: Atom
  readonly index: number
  readonly score: number
}

/**
 * The atoms that say most, section by section and in source order, of about so many words in all. A section gets
 * its share of the words; what one cannot use goes on to the next. An atom that leans on the one before it comes
 * with that one or not at all.
 */
export function bestAtoms(atoms: readonly Atom[], budget: number, language: string): readonly Atom[] {
  const share = budget / Math.max(1, wordsOfAtoms(atoms))
  const chosen = new Set<Atom>()
  let room = 0
  let words = 0
  for (const section of sectionsOf(atoms)) {
    room += wordsOfAtoms(section) * share
    const best = bestWithin(section, Math.min(room, budget - words), language)
    room -= wordsOfAtoms(best)
    words += wordsOfAtoms(best)
    for (const atom of best) chosen.add(atom)
  }
  return keptAtoms(atoms, (atom) => chosen.has(atom))
}

/** Scoring compares all atoms of a section with each other, so a long one is read in stretches. */
const LONGEST_STRETCH = 40

function sectionsOf(atoms: readonly Atom[]): readonly (readonly Atom[])[] {
  const sections: Atom[][] = []
  for (const atom of atoms) {
    const last = sections.at(-1)
    if (last && last[0]?.section === atom.section && last.length < LONGEST_STRETCH) last.push(atom)
    else sections.push([atom])
  }
  return sections
}

/** Half as much again as there is room for, where the best atom would otherwise be lost. */
const STRETCH = 1.5

function bestWithin(section: readonly Atom[], room: number, language: string): readonly Atom[] {
  const chosen = new Set<number>()
  let words = 0
  for (const { index } of scoredAtoms(section, language)) {
    const needed = leadUp(section, index).filter((one) => !chosen.has(one))
    const more = wordsOfAtoms(needed.flatMap((one) => section[one] ?? []))
    if (words + more > (chosen.size === 0 ? room * STRETCH : room)) continue
    for (const one of needed) chosen.add(one)
    words += more
  }
  return section.filter((_, index) => chosen.has(index))
}

/** An atom and those before it that it leans on. */
function leadUp(section: readonly Atom[], index: number): readonly number[] {
  const before = section[index]?.dangling && index > 0 ? leadUp(section, index - 1) : []
  return [...before, index]
}

/** Best first; equal scores take the earlier one. */
function scoredAtoms(section: readonly Atom[], language: string): readonly Scored[] {
  const heading = section[0]?.headings.map(({ heading: words }) => blockText(words)).join(' ') ?? ''
  const texts = section.map(({ blocks }) =>
    blocks
      .flatMap(blockSentences)
      .map(({ text }) => text)
      .join(' '),
  )
  const scores = scoreSentences(texts, heading, language)
  const scored = section.map((atom, index): Scored => ({ atom, index, score: scores[index] ?? 0 }))
  return scored.sort((one, other) => other.score - one.score || one.index - other.index)
}
