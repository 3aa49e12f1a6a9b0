import { type Block, blockSentences, type Sentence, standsFor } from '../../article/document.ts'
import { mapParagraphs } from '../../article/map-paragraphs.ts'
import { sharedPart } from '../../article/match-like.ts'
import { matchWordings } from '../../article/match-wordings.ts'
import { stableOrder } from '../../article/stable-order.ts'
import type { Draft, Email } from '../draft.ts'

type Bodied = Pick<Email, 'id' | 'body'>

/** So much of a sentence stands in the one before it or after it where the two were made into one. */
const JOINED = 0.5

/**
 * Tells which sentences of the article a marketer's own sentences stand for: those that are in no email any more
 * and stood in the same gap between sentences that are still there. A sentence that nothing stands for is left out.
 */
export function linkReplacements<One extends Bodied>(emails: readonly One[], draft: Draft): readonly One[] {
  const sentences = emails.flatMap(({ body }) => body.flatMap(blockSentences))
  const printed = new Set(sentences.flatMap(standsFor))
  const bodies = new Map(draft.emails.map(({ id, body }) => [id, body]))
  const used = new Set(emails.flatMap(({ body }) => body.map(({ id }) => id)))
  return emails.map((email) => {
    const drafted = bodies.get(email.id) ?? []
    const links = linksOf(drafted.flatMap(blockSentences), email.body.flatMap(blockSentences), printed)
    if (links.size === 0) return email
    const linked = email.body.map((block) => linkBlock(block, links))
    return { ...email, body: linked.map((block) => named(block, { email: email.id, drafted, used })) }
  })
}

type Links = ReadonlyMap<string, readonly string[]>

/** By own sentence, the missing sentences of the article that it stands for. */
function linksOf(
  drafted: readonly Sentence[],
  now: readonly Sentence[],
  printed: ReadonlySet<string>,
): Links {
  const ids = (sentences: readonly Sentence[]) => [...new Set(sentences.map(({ id }) => id))]
  const anchors = stableOrder(ids(drafted), ids(now))
  const missing = gaps(
    drafted,
    anchors,
    ({ id, origin, text }) => origin === 'source' && text !== '' && !printed.has(id),
  )
  const own = gaps(now, anchors, ({ origin, text }) => origin === 'own' && text !== '')
  return new Map([...missing].flatMap(([gap, lost]) => pairGap(lost, own.get(gap) ?? [])))
}

/** The sentences of a kind by the anchor that they follow; those before the first one by none. */
function gaps(
  sentences: readonly Sentence[],
  anchors: ReadonlySet<string>,
  isKind: (sentence: Sentence) => boolean,
): ReadonlyMap<string, readonly Sentence[]> {
  let gap = ''
  const found = sentences.map((sentence) => {
    if (anchors.has(sentence.id)) gap = sentence.id
    return { sentence, gap }
  })
  const groups = Map.groupBy(
    found.filter(({ sentence }) => isKind(sentence)),
    (one) => one.gap,
  )
  return new Map([...groups].map(([key, group]) => [key, group.map(({ sentence }) => sentence)]))
}

/** Those alike first, the others in their order, and what is left goes with a neighbour that holds its words. */
function pairGap(
  lost: readonly Sentence[],
  own: readonly Sentence[],
): readonly (readonly [string, string[]])[] {
  const wordings = [lost, own].map((all) => all.map(({ text }) => ({ kind: 'sentence', text })))
  const pairs = new Map(matchWordings({ before: wordings[0] ?? [], after: wordings[1] ?? [] }))
  const taken = new Set(pairs.values())
  const free = [...own.keys()].filter((index) => !taken.has(index))
  for (const index of lost.keys()) {
    const next = pairs.has(index) ? undefined : free.shift()
    if (next !== undefined) pairs.set(index, next)
  }
  const holder = (index: number): number | undefined =>
    [pairs.get(index - 1), pairs.get(index + 1)].find((other) => {
      const text = other === undefined ? undefined : own[other]?.text
      return text !== undefined && sharedPart(lost[index]?.text ?? '', text) >= JOINED
    })
  const held = lost.flatMap(({ id }, index) => {
    const other = own[pairs.get(index) ?? holder(index) ?? -1]
    return other ? [{ id, by: other.id }] : []
  })
  return [...Map.groupBy(held, ({ by }) => by)].map(([by, group]) => [by, group.map(({ id }) => id)])
}

function linkBlock(block: Block, links: Links): Block {
  return mapParagraphs(block, (sentences) =>
    sentences.map((sentence) => {
      const replaces = links.get(sentence.id)
      return replaces ? { ...sentence, replaces } : sentence
    }),
  )
}

interface Naming {
  readonly email: string
  readonly drafted: readonly Block[]
  readonly used: Set<string>
}

/** A block that was rewritten as a whole is still the drafted one. */
function named(block: Block, { email, drafted, used }: Naming): Block {
  const [replaced] = blockSentences(block).flatMap(({ replaces }) => replaces ?? [])
  if (replaced === undefined || !block.id.startsWith(`${email}:`)) return block
  const holder = drafted.find((one) => blockSentences(one).some(({ id }) => id === replaced))
  if (!holder || used.has(holder.id)) return block
  used.add(holder.id)
  return { ...block, id: holder.id }
}
