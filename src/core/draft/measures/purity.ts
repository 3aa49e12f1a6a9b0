import { blockSentences, type Document, type Section } from '../../article/document.ts'
import type { Draft, Email } from '../draft.ts'

/** Of each lesson, the share of its sentences that are of its largest section. */
export interface Purity {
  readonly mean: number
  readonly least: number
  /** Ids of the lessons under the least share that one idea leaves. */
  readonly mixed: readonly string[]
}

/** A lesson with less than this share of one section holds more than one idea. */
export const LEAST_PURITY = 0.8
/** What the lessons of a series should reach on average. */
export const LEAST_MEAN_PURITY = 0.95

/**
 * How far each lesson keeps to one section. A section counts with its sub-sections where the lesson holds all
 * of them; an introduction or conclusion that a lesson takes along does not count.
 */
export function measurePurity({ document, emails }: Draft): Purity {
  const places = sectionPlaces(document)
  const lessons = emails.filter(({ kind }) => kind === 'lesson')
  const shares = lessons.map((email) => ({ id: email.id, share: shareOf(email, places) }))
  if (shares.length === 0) return { mean: 1, least: 1, mixed: [] }
  return {
    mean: shares.reduce((sum, { share }) => sum + share, 0) / shares.length,
    least: shares.reduce((least, { share }) => Math.min(least, share), 1),
    mixed: shares.filter(({ share }) => share < LEAST_PURITY).map(({ id }) => id),
  }
}

interface Places {
  /** The section of each sentence that counts. */
  readonly sections: ReadonlyMap<string, string>
  /** The sections above each section, nearest first. */
  readonly above: ReadonlyMap<string, readonly string[]>
  /** Sentences of each section with its sub-sections. */
  readonly sizes: ReadonlyMap<string, number>
}

function sectionPlaces({ sections }: Document): Places {
  const counted = sections.filter(({ role }) => role === 'body' || role === 'faq')
  const above = sectionsAbove(counted)
  const places = counted.flatMap((section) => sentencesOf(section).map((id) => [id, section.id] as const))
  const sizes = new Map<string, number>()
  for (const [, id] of places) {
    for (const one of [id, ...(above.get(id) ?? [])]) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  }
  return { sections: new Map(places), above, sizes }
}

/** Only content counts: a heading may be printed or not. */
function sentencesOf({ blocks }: Section): readonly string[] {
  return blocks.flatMap(blockSentences).map(({ id }) => id)
}

function sectionsAbove(sections: readonly Section[]): ReadonlyMap<string, readonly string[]> {
  const above = new Map<string, readonly string[]>()
  let open: readonly Section[] = []
  for (const section of sections) {
    open = open.filter(({ level }) => level < section.level)
    above.set(
      section.id,
      open.map(({ id }) => id),
    )
    open = [section, ...open]
  }
  return above
}

function shareOf({ body }: Email, { sections, above, sizes }: Places): number {
  const own = body.flatMap(blockSentences).flatMap(({ id }) => sections.get(id) ?? [])
  const counts = new Map<string, number>()
  for (const id of own) {
    for (const one of [id, ...(above.get(id) ?? [])]) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  const direct = new Map(
    Array.from(
      Map.groupBy(own, (id) => id),
      ([id, group]) => [id, group.length],
    ),
  )
  const largest = [...counts].reduce((most, [id, count]) => {
    const whole = count === sizes.get(id)
    return Math.max(most, whole ? count : (direct.get(id) ?? 0))
  }, 0)
  return own.length === 0 ? 1 : largest / own.length
}
