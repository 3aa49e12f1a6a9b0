import type { Block, Document } from '../article/document.ts'
import { matchBlocks } from '../article/match-blocks.ts'
import { type Atom, documentAtoms } from './atoms.ts'
import type { Division, Draft, Email } from './draft.ts'
import { sourceBlocks } from './source-blocks.ts'

/**
 * The division of an earlier draft, carried over to the changed article: each email begins with the first of its
 * blocks that is still there, new blocks join the email around them, and an email all of whose blocks are gone
 * is left out.
 */
export function carryDivision(before: Draft, document: Document): Division {
  const matches = matchBlocks(before.document, document)
  const leftOut = carryLeftOut(before.division, document, matches)
  const atoms = documentAtoms(document).filter(({ blocks }) => !leftOut.has(blocks[0]?.id ?? ''))
  const carried = { before: before.document, atoms, matches, places: placesOf(atoms) }
  let last = -1
  const emails = before.emails.flatMap(({ id, kind, body }): Division['emails'] => {
    const start = startOf(lessonBlocks(body), last, carried)
    if (start === null) return kind === 'lesson' ? [] : [{ id, kind, first: null }]
    last = start.atom
    return [{ id, kind, first: start.block }]
  })
  return { mode: before.division.mode, emails: fromTheStart(emails, atoms), leftOut: [...leftOut] }
}

interface Carried {
  readonly before: Document
  readonly atoms: readonly Atom[]
  readonly matches: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, BlockPlace>
}

/** Where an email with these blocks begins now, after the start of the email before it; null where all are gone. */
function startOf(blocks: readonly Block[], last: number, carried: Carried): BlockPlace | null {
  const { atoms, matches, places } = carried
  const place = blocks
    .map(({ id }) => places.get(carriedId(id, matches) ?? ''))
    .find((found) => found !== undefined && found.atom > last)
  if (!place) return null
  if (!opensSection(blocks[0], carried.before)) return place
  const atom = sectionStart(atoms, place.atom, new Set(matches.values()))
  const block = atoms[atom]?.blocks[0]?.id
  return atom > last && atom !== place.atom && block !== undefined ? { atom, block } : place
}

function lessonBlocks(body: Email['body']): readonly Block[] {
  return sourceBlocks(body).filter(({ kind }) => kind !== 'heading')
}

interface BlockPlace {
  readonly atom: number
  readonly block: string
}

function placesOf(atoms: readonly Atom[]): ReadonlyMap<string, BlockPlace> {
  return new Map(
    atoms.flatMap(({ blocks }, atom) =>
      blocks.map(({ id }): [string, BlockPlace] => [id, { atom, block: id }]),
    ),
  )
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

/** Back over new atoms to where the section of this one begins. */
function sectionStart(atoms: readonly Atom[], index: number, known: ReadonlySet<string>): number {
  let at = index
  while (atoms[at]?.headings.length === 0 && isNew(atoms[at - 1], known)) at -= 1
  return atoms[at]?.headings.length === 0 ? index : at
}

function isNew(atom: Atom | undefined, known: ReadonlySet<string>): boolean {
  return atom?.blocks.every(({ id }) => !known.has(id.split('/')[0] ?? id)) ?? false
}

/** Whatever now stands before the first email's first block belongs to it. */
function fromTheStart(emails: Division['emails'], atoms: readonly Atom[]): Division['emails'] {
  const start = emails.findIndex(({ first }) => first !== null)
  const first = atoms[0]?.blocks[0]?.id ?? null
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
  for (const { blocks } of documentAtoms(document)) {
    const first = blocks[0]?.id ?? ''
    before = known.has(first.split('/')[0] ?? first) ? carried.has(first) : before
    if (before) for (const { id } of blocks) out.add(id)
  }
  return out
}
