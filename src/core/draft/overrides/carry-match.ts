import { blockSentences, type Sentence } from '../../article/document.ts'
import { type IdMatch, matchBlocks, matchSentences } from '../../article/match/match-blocks.ts'
import type { Draft } from '../draft.ts'
import { isPhraseBlock, sentencesById } from './overrides.ts'

/** The draft of an article and that of its next version. */
export interface Drafts {
  readonly before: Draft
  readonly after: Draft
  /** The second is of another article: whatever they have in common is chance. */
  readonly afresh?: boolean
}

/** What became of the blocks and sentences of an article in its next version. */
export interface CarryMatch {
  /** Of a drafted block, by its key; null where it is gone. */
  keyOf(key: string): string | null
  sentenceOf(id: string): Sentence | null
  /** The sentence as it was drafted before. */
  earlier(id: string): Sentence | null
  isNewSentence(id: string): boolean
  isNewBlock(id: string): boolean
}

/** Matches two drafts: sentences as their emails print them, else as the article has them. */
export function matchDrafts({ before, after, afresh = false }: Drafts): CarryMatch {
  const none: IdMatch = new Map()
  const blocks = afresh ? none : matchBlocks(before.document, after.document)
  const sentences = afresh ? none : matchSentences(before.document, after.document, blocks)
  const [olds, news] = [printedById(before), printedById(after)]
  const [knownBlocks, knownSentences] = [new Set(blocks.values()), new Set(sentences.values())]
  return {
    keyOf: (key) => {
      if (key.includes('#')) return key
      const [whole = key, part] = key.split('/')
      const match = blocks.get(whole)
      if (match === undefined) return null
      return part === undefined ? match : `${match}/${part}`
    },
    sentenceOf: (id) => news.get(sentences.get(id) ?? '') ?? null,
    earlier: (id) => olds.get(id) ?? null,
    isNewSentence: (id) => !knownSentences.has(id),
    isNewBlock: (id) => !knownBlocks.has(id.split('/')[0] ?? id),
  }
}

function printedById(draft: Draft): ReadonlyMap<string, Sentence> {
  const printed = draft.emails.flatMap(({ body }) =>
    body.filter((block) => !isPhraseBlock(block)).flatMap(blockSentences),
  )
  return new Map([...sentencesById(draft), ...printed.map((one) => [one.id, one] as const)])
}
