import { type Block, blockSentences, type Document, type Sentence } from '../article/document.ts'
import { wordsIn } from './divide/lesson-lengths.ts'
import type {
  Alternative,
  ArticleInfo,
  CallKind,
  Draft,
  Drop,
  Email,
  EmailKind,
  EmailLink,
  Finding,
  Quotation,
  Slot,
  Suggestion,
} from './draft.ts'
import { type Measures, measureDraft } from './measures.ts'
import { sourceBlocks } from './source-blocks.ts'

type SentenceKind = 'title' | 'heading' | 'paragraph' | 'item' | 'quote' | 'code' | 'table' | 'caption'

/** A sentence of the article with its place. */
export interface SentenceJson {
  readonly id: string
  readonly text: string
  /** Null for the title, which is in no section. */
  readonly section: string | null
  readonly block: string
  readonly kind: SentenceKind
}

/** A slot without its origin, which its rule tells. */
export interface SlotJson {
  readonly text: string
  readonly rule: string
  readonly from: readonly Quotation[]
  readonly alternatives: readonly Pick<Alternative, 'text' | 'rule'>[]
}

/** An email with its text part; `body` names sentences where the draft holds blocks. */
export interface EmailJson {
  readonly id: string
  readonly kind: EmailKind
  readonly day: number
  readonly subject: SlotJson
  readonly preview: SlotJson
  readonly greeting: SlotJson | null
  readonly opener: SlotJson | null
  /** Sentences of the article in order, also those that stand there in the marketer's words. */
  readonly body: readonly string[]
  /** Recorded edits: sentences that the email says in other words than the article. */
  readonly edits: readonly { readonly sentence: string; readonly was: string; readonly now: string }[]
  readonly tip: SlotJson | null
  readonly cta: { readonly label: SlotJson | null; readonly kind: CallKind; readonly url: string | null }
  readonly signoff: SlotJson | null
  readonly ps: SlotJson | null
  readonly links: readonly EmailLink[]
  /** Words of the body that are the article's. */
  readonly words: number
  readonly text: string
  readonly suggestions: readonly Suggestion[]
  readonly lint: readonly Finding[]
}

/** What `draft --json` prints. */
export interface DraftJson {
  /** `leftOut`: parts of a page, near the article, that were taken for no part of it. */
  readonly article: ArticleInfo & {
    readonly leftOut?: readonly { readonly what: string; readonly text: string }[]
  }
  readonly sentences: readonly SentenceJson[]
  readonly emails: readonly EmailJson[]
  readonly dropped: readonly Drop[]
  readonly measures: Measures
}

/** The draft as data; `textOf` gives the whole plain-text part of an email. */
export function draftJson(draft: Draft, textOf: (email: Email) => string): DraftJson {
  const { title, language, format, sha256, url, confidence = null } = draft.article
  return {
    article: { title, language, format, sha256, url, confidence },
    sentences: sentencesJson(draft.document),
    emails: draft.emails.map((email) => emailJson(email, textOf(email))),
    dropped: draft.dropped,
    measures: measureDraft(draft, textOf),
  }
}

function emailJson(email: Email, text: string): EmailJson {
  const source = sourceBlocks(email.body)
  return {
    id: email.id,
    kind: email.kind,
    day: email.day,
    subject: slotJson(email.subject),
    preview: slotJson(email.preview),
    greeting: email.greeting && slotJson(email.greeting),
    opener: email.opener && slotJson(email.opener),
    body: source
      .flatMap(blockSentences)
      .flatMap((sentence) => (isSource(sentence) ? [sentence.id] : (sentence.replaces ?? []))),
    edits: source.flatMap(blockSentences).flatMap(editJson),
    tip: email.tip && slotJson(email.tip),
    cta: { label: email.cta.label && slotJson(email.cta.label), kind: email.cta.kind, url: email.cta.url },
    signoff: email.signoff && slotJson(email.signoff),
    ps: email.ps && slotJson(email.ps),
    links: email.links,
    words: wordsIn(source),
    text,
    suggestions: email.suggestions,
    lint: email.lint,
  }
}

function editJson({ id, was, text }: Sentence): EmailJson['edits'] {
  return was === undefined ? [] : [{ sentence: id, was, now: text }]
}

function isSource({ origin }: Sentence): boolean {
  return origin === 'source'
}

function slotJson({ text, rule, from, alternatives }: Slot): SlotJson {
  return {
    text,
    rule,
    from,
    alternatives: alternatives.map((other) => ({ text: other.text, rule: other.rule })),
  }
}

/** Every sentence of the article with its place, in source order. */
function sentencesJson({ title, sections }: Document): readonly SentenceJson[] {
  const titled = title ? blockJson(title, null, 'title') : []
  return [
    ...titled,
    ...sections.flatMap(({ id, heading, blocks }) => [
      ...(heading ? blockJson(heading, id, 'heading') : []),
      ...blocks.flatMap((block) => blockJson(block, id, KINDS[block.kind])),
    ]),
  ]
}

const KINDS: Readonly<Record<Block['kind'], SentenceKind>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  list: 'item',
  quote: 'quote',
  code: 'code',
  table: 'table',
  image: 'caption',
  divider: 'paragraph',
}

function blockJson(block: Block, section: string | null, kind: SentenceKind): readonly SentenceJson[] {
  return blockSentences(block).map(({ id, text }) => ({ id, text, section, block: block.id, kind }))
}
