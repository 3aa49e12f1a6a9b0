import type { Block, Document, Origin, SetAsideReason } from '../article/document.ts'

/** The kinds of email in a series. */
export type EmailKind = 'welcome' | 'lesson' | 'recap'

/** A quotation: offsets within the text of one sentence of the article. */
export interface Quotation {
  readonly sentence: string
  readonly start: number
  readonly end: number
}

/** Another wording for a slot: picking it keeps its rule and its places. */
export interface Alternative {
  readonly text: string
  readonly rule: string
  readonly origin: Origin
  readonly from: readonly Quotation[]
}

/**
 * A short text around the body. `rule` names what made it; `from` holds the words it quotes.
 * Text of origin `own` is a Liquid fragment; text of any other origin is literal.
 */
export interface Slot {
  readonly text: string
  readonly rule: string
  readonly origin: Origin
  readonly from: readonly Quotation[]
  readonly alternatives: readonly Alternative[]
}

export type CallKind = 'link' | 'reply' | 'none'

/** The one thing an email asks for. `url` belongs to `link` only; an empty one blocks publishing. */
export interface CallToAction {
  readonly label: Slot | null
  readonly kind: CallKind
  readonly url: string | null
}

/** A link to another email of the series, by its id, shown where an earlier email is recalled. */
export interface EmailLink {
  readonly email: string
  readonly label: string
}

/** One edit of one sentence of a body: cut it, say it in these words, or begin the email with it. */
export type SuggestedEdit =
  | { readonly kind: 'cut'; readonly sentence: string }
  | { readonly kind: 'replace'; readonly sentence: string; readonly text: string }
  | { readonly kind: 'first'; readonly sentence: string }

/** Something that an editor may want to change, why, and the edit that does it. Never done by itself. */
export interface Suggestion {
  readonly what: string
  readonly sentence: string
  readonly why: string
  readonly edit: SuggestedEdit
}

export interface Finding {
  readonly rule: string
  readonly level: 'warn' | 'fail'
  readonly message: string
}

/** One planned email: a part of the article's blocks inside a letter frame. */
export interface Email {
  /** Stable through edits and new versions: taken from the first block, kept in the series files. */
  readonly id: string
  readonly kind: EmailKind
  /** Earliest day after the welcome, counted from 0. */
  readonly day: number
  readonly subject: Slot
  readonly preview: Slot
  readonly greeting: Slot | null
  readonly opener: Slot | null
  readonly body: readonly Block[]
  readonly tip: Slot | null
  readonly cta: CallToAction
  readonly signoff: Slot | null
  readonly ps: Slot | null
  readonly links: readonly EmailLink[]
  /** The marketer holds it as it is: a changed article proposes a revision beside it. */
  readonly locked?: true
  readonly suggestions: readonly Suggestion[]
  readonly lint: readonly Finding[]
}

export type DropReason = 'title' | 'heading' | 'generic-heading' | SetAsideReason | 'budget' | 'user'

/** A sentence of the article that stands in no email, and why. */
export interface Drop {
  readonly id: string
  readonly reason: DropReason
  /** What it was taken for, where it was set aside: "share-line". */
  readonly what?: string
}

/** How the series speaks: who signs, how it greets, and where its button leads. */
export interface Voice {
  /** Who signs, for example "Maya, Willow Clinic"; null leaves the sign-off to the list's sender name. */
  readonly signer: string | null
  /** A Liquid fragment used when the reader's name is plausible. */
  readonly greeting: string
  /** Used when there is no plausible name. */
  readonly greetingWithoutName: string
  /** A standing P.S. on each email, or null for what comes next. */
  readonly ps: string | null
  /** The page that lessons point to (the article itself, a clinic page); null asks for a reply instead. */
  readonly link: { readonly label: string; readonly url: string } | null
  /** Where the promotion's button in the recap leads; null leaves the promotion as words. */
  readonly offerUrl: string | null
}

export interface ArticleInfo {
  readonly title: string
  readonly language: string
  readonly format: string
  readonly sha256: string
  readonly url: string | null
  /** How far two readers of a web page agreed on its text, 0 to 1; null where nothing had to be found in a page. */
  readonly confidence?: number | null
  /** What the series calls its topic, kept from an earlier version of the article with the same title. */
  readonly topic?: string
}

/** Full: every sentence in an email. Digest: the best paragraphs of each section, the rest listed. */
export type DraftMode = 'full' | 'digest'

/** How an article is divided: what its files keep, so that it is divided the same way each time it is read. */
export interface Division {
  readonly mode: DraftMode
  /** The emails in order; each begins with the block of this id, or holds none of the article. */
  readonly emails: readonly { readonly id: string; readonly kind: EmailKind; readonly first: string | null }[]
  /** Blocks that a digest leaves out. */
  readonly leftOut: readonly string[]
}

/** The planned series: bodies that partition the document, and the sentences left out. */
export interface Draft {
  readonly name: string
  readonly article: ArticleInfo
  readonly document: Document
  readonly voice: Voice
  readonly division: Division
  readonly emails: readonly Email[]
  readonly dropped: readonly Drop[]
}
