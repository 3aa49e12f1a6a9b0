import { type Block, blockSentences, type Sentence, standsFor } from '../../article/document.ts'
import { mapParagraphs } from '../../article/map-paragraphs.ts'
import { sharedPart } from '../../article/match/match-like.ts'
import { matchWordings } from '../../article/match/match-wordings.ts'
import { stableOrder } from '../../article/match/stable-order.ts'
import type { Draft, Email } from '../draft.ts'

type Bodied = Pick<Email, 'id' | 'body'>

/** So much of a sentence stands in the one before it or after it where the two were made into one. */
const JOINED = 0.5

/**
 * Tells which sentences of the article a marketer's own sentences stand for: those that are in no email any more
 * and stood in the same gap between sentences that are still there, of the same block or else of the same email. A
 * sentence that nothing stands for is left out.
 */
export function linkReplacements<One extends Bodied>(emails: readonly One[], draft: Draft): readonly One[] {
  const drafted = new Map(draft.emails.map(({ id, body }) => [id, body]))
  const blocks = new Map(draft.emails.flatMap(({ body }) => body.map((block) => [block.id, block])))
  const printed = new Set(emails.flatMap(({ body }) => body.flatMap(blockSentences)).flatMap(standsFor))
  const used = new Set(emails.flatMap(({ body }) => body.map(({ id }) => id)))
  const link = linker(printed)
  const inBlocks = emails.map((email) =>
    withBody(
      email,
      email.body.map((block) => {
        const was = blocks.get(block.id)
        return was ? linkBlock(block, link(blockSentences(was), blockSentences(block))) : block
      }),
    ),
  )
  return inBlocks.map((email) => {
    const before = drafted.get(email.id) ?? []
    const links = link(before.flatMap(blockSentences), email.body.flatMap(blockSentences))
    const naming = { email: email.id, drafted: before, used }
    return withBody(
      email,
      email.body.map((block) => named(linkBlock(block, links), naming)),
    )
  })
}

/** The email itself where nothing in its body is another. */
function withBody<One extends Bodied>(email: One, body: readonly Block[]): One {
  return body.every((block, index) => block === email.body[index]) ? email : { ...email, body }
}

/** By own sentence, the missing sentences of the article that it stands for. */
type Links = ReadonlyMap<string, readonly string[]>

type Link = (drafted: readonly Sentence[], now: readonly Sentence[]) => Links

/** Links what is missing from `printed`, and then counts it as printed. */
function linker(printed: Set<string>): Link {
  const isMissing = ({ id, origin, text }: Sentence): boolean =>
    origin === 'source' && text !== '' && !printed.has(id)
  const isFree = ({ origin, text, replaces }: Sentence): boolean =>
    origin === 'own' && text !== '' && replaces === undefined
  return (drafted, now) => {
    if (!drafted.some(isMissing) || !now.some(isFree)) return new Map()
    const anchors = stableOrder(idsOf(drafted), idsOf(now))
    const own = gaps(now, anchors, isFree)
    const missing = [...gaps(drafted, anchors, isMissing)]
    const links = new Map(missing.flatMap(([gap, lost]) => pairGap(lost, own.get(gap) ?? [])))
    for (const id of [...links.values()].flat()) printed.add(id)
    return links
  }
}

function idsOf(sentences: readonly Sentence[]): readonly string[] {
  return [...new Set(sentences.map(({ id }) => id))]
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
  if (links.size === 0) return block
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
