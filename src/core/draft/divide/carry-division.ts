import type { Block, Document } from '../../article/document.ts'
import { matchBlocks } from '../../article/match/match-blocks.ts'
import type { Division, Draft, Email } from '../draft.ts'
import { sourceBlocks } from '../source-blocks.ts'
import { documentAtoms } from './atoms.ts'

/**
 * The division of an earlier draft, carried over to the changed article: each email begins with the first of its
 * blocks that is still there, new blocks join the email around them, and an email all of whose blocks are gone
 * is left out.
 */
export function carryDivision(before: Draft, document: Document): Division {
  const matches = matchBlocks(before.document, document)
  const leftOut = carryLeftOut(before.division, document, matches)
  const kept = placedBlocks(document).filter(({ id }) => !leftOut.has(id))
  const carried = {
    before: before.document,
    sections: document.sections,
    kept,
    matches,
    known: new Set(matches.values()),
    places: new Map(kept.map(({ id }, at) => [id, at])),
  }
  let last = -1
  const emails = before.emails.flatMap(({ id, kind, body }): Division['emails'] => {
    const start = startOf(lessonBlocks(body), last, carried)
    if (start === null) return kind === 'lesson' ? [] : [{ id, kind, first: null }]
    last = start
    return [{ id, kind, first: kept[start]?.id ?? null }]
  })
  return { mode: before.division.mode, emails: fromTheStart(emails, kept), leftOut: [...leftOut] }
}

interface PlacedBlock {
  readonly id: string
  readonly section: string
}

/** The blocks that emails are made of, in order. */
function placedBlocks(document: Document): readonly PlacedBlock[] {
  return documentAtoms(document).flatMap(({ section, blocks }) => blocks.map(({ id }) => ({ id, section })))
}

function lessonBlocks(body: Email['body']): readonly Block[] {
  return sourceBlocks(body).filter(({ kind }) => kind !== 'heading')
}

interface Carried {
  readonly before: Document
  readonly sections: Document['sections']
  readonly kept: readonly PlacedBlock[]
  readonly matches: ReadonlyMap<string, string>
  /** What the blocks of the earlier article have become. */
  readonly known: ReadonlySet<string>
  readonly places: ReadonlyMap<string, number>
}

/** Where an email with these blocks begins now, after the start of the email before it; null where all are gone. */
function startOf(blocks: readonly Block[], last: number, carried: Carried): number | null {
  const { before, kept, matches, places, known } = carried
  const found = blocks
    .map(({ id }) => places.get(carriedId(id, matches) ?? ''))
    .find((place) => place !== undefined && place > last)
  if (found === undefined) return rewrittenStart(blocks[0], last, carried)
  if (!opensSection(blocks[0], before)) return found
  return Math.max(sectionStart(kept, found, known), last + 1)
}

/** Where all blocks of an email are gone: its section's new words, as long as they are new and follow the last start. */
function rewrittenStart(block: Block | undefined, last: number, carried: Carried): number | null {
  const { before, kept, matches, known, sections } = carried
  const old = before.sections.find(({ blocks }) => blocks.some(({ id }) => id === block?.id.split('/')[0]))
  if (!old) return null
  const now = sections.find(({ heading }, index) =>
    old.heading ? heading?.id === matches.get(old.heading.id) : index === 0 && heading === null,
  )
  const start = kept.findIndex(({ section }, place) => place > last && section === now?.id)
  return start < 0 || known.has(kept[start]?.id.split('/')[0] ?? '') ? null : start
}

/** A part of a long block is the part with its number of the block that it became. */
function carriedId(id: string, matches: ReadonlyMap<string, string>): string | undefined {
  const [whole = id, part] = id.split('/')
  const match = matches.get(whole)
  return match === undefined || part === undefined ? match : `${match}/${part}`
}

function opensSection(block: Block | undefined, { sections }: Document): boolean {
  return block !== undefined && sections.some(({ heading, blocks }) => heading && blocks[0]?.id === block.id)
}

/** Back over new blocks to where the section of this one begins; the block itself where old ones stand there. */
function sectionStart(kept: readonly PlacedBlock[], place: number, known: ReadonlySet<string>): number {
  const section = kept[place]?.section
  let at = place
  while (at > 0 && kept[at - 1]?.section === section) at -= 1
  const between = kept.slice(at, place)
  return between.every(({ id }) => !known.has(id.split('/')[0] ?? id)) ? at : place
}

/** Whatever now stands before the first email's first block belongs to it. */
function fromTheStart(emails: Division['emails'], kept: readonly PlacedBlock[]): Division['emails'] {
  const start = emails.findIndex(({ first }) => first !== null)
  const first = kept[0]?.id ?? null
  return emails.map((email, index) => (index === start ? { ...email, first } : email))
}

/** What a digest left out stays out, and so does what is new right after it. */
function carryLeftOut(
  { mode, leftOut }: Division,
  document: Document,
  matches: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  if (mode === 'full') return new Set()
  const carried = new Set(leftOut.flatMap((id) => carriedId(id, matches) ?? []))
  const known = new Set(matches.values())
  const out = new Set<string>()
  let before = false
  for (const { id } of placedBlocks(document)) {
    before = known.has(id.split('/')[0] ?? id) ? carried.has(id) : before
    if (before) out.add(id)
  }
  return out
}
