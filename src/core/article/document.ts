/**
 * The article as a tree: sections > blocks > sentences. Closed unions on `kind`, readonly, no methods,
 * no parent pointers. Offsets count UTF-16 code units in the decoded source text, end exclusive.
 */

export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a visible word comes from: the article, our phrase catalogue, or the marketer's own hand. */
export type Origin = 'source' | 'phrase' | 'own'

export type Mark = 'strong' | 'emphasis' | 'code'

/** A run of words in one style. The runs of a sentence, joined, are exactly its `text`. */
export interface Inline {
  readonly text: string
  readonly marks: readonly Mark[]
  /** http, https, mailto or tel only; anything else never becomes a link. */
  readonly href?: string
  /** The address of a link that no email can have, as written: relative, broken, a place on the page. */
  readonly unlinked?: string
}

export interface Sentence {
  readonly id: string
  readonly text: string
  readonly inlines: readonly Inline[]
  readonly origin: Origin
  /** The words of the article where a recorded edit changed them ("in this article" to "in this series"). */
  readonly was?: string
  /** Of the marketer's own words: the sentences of the article in whose place they stand. */
  readonly replaces?: readonly string[]
  /** Its place in the source, or null where the words are not from the article. */
  readonly span: Span | null
}

interface BlockBase {
  readonly id: string
}

export interface Paragraph extends BlockBase {
  readonly kind: 'paragraph'
  readonly sentences: readonly Sentence[]
}

export interface Heading extends BlockBase {
  readonly kind: 'heading'
  readonly level: number
  readonly sentences: readonly Sentence[]
}

/** `label` is the words before the colon of a "Label: text" item; the item's sentences still hold them. */
export interface ListItem {
  readonly label: string | null
  readonly sentences: readonly Sentence[]
  /** Blocks inside the item after its first paragraph: nested lists, further paragraphs, code. */
  readonly children: readonly Block[]
}

export interface List extends BlockBase {
  readonly kind: 'list'
  readonly ordered: boolean
  /** The number of the first item of an ordered list, where that is not 1. */
  readonly start?: number
  readonly items: readonly ListItem[]
}

export interface Quote extends BlockBase {
  readonly kind: 'quote'
  readonly blocks: readonly Block[]
}

/** Code is one sentence that keeps its line breaks. */
export interface Code extends BlockBase {
  readonly kind: 'code'
  readonly language: string | null
  readonly sentences: readonly Sentence[]
}

/** Each cell is one sentence; the first row is the head. */
export interface Table extends BlockBase {
  readonly kind: 'table'
  readonly rows: readonly (readonly Sentence[])[]
}

/** `sentences` is the alt text as a caption: one sentence, or none. */
export interface Image extends BlockBase {
  readonly kind: 'image'
  readonly url: string
  readonly sentences: readonly Sentence[]
}

export interface Divider extends BlockBase {
  readonly kind: 'divider'
}

export type Block = Paragraph | Heading | List | Quote | Code | Table | Image | Divider

export type SectionRole = 'intro' | 'body' | 'conclusion' | 'faq'

/** A heading with what stands under it. The words before the first heading are a section with no heading. */
export interface Section {
  readonly id: string
  readonly role: SectionRole
  readonly level: number
  readonly heading: Heading | null
  readonly blocks: readonly Block[]
}

export type ArticleFormat = 'text' | 'markdown' | 'html' | 'docx' | 'feed'

/** Why a block of the article goes into no email: it is page furniture, markup without words, or said before. */
export type SetAsideReason = 'boilerplate' | 'shortcode' | 'duplicate'

/** A block that is no part of what the article says. `what` names it: "share-line", "author-box", "sign-up". */
export interface SetAside {
  readonly block: string
  readonly reason: SetAsideReason
  readonly what: string
}

export interface Document {
  /** The title as a heading block (its sentence counts), or null where the article has none. */
  readonly title: Heading | null
  /** BCP 47 tag, "en" where nothing says otherwise. */
  readonly language: string
  readonly sections: readonly Section[]
  /** Ids of blocks that promote the writer's own service, found in the last blocks of the article. */
  readonly promotion: readonly string[]
  /** Blocks that stand in the article and go into no email; their sentences are listed as dropped. */
  readonly setAside: readonly SetAside[]
  /** Front matter of a Markdown file, as plain strings; empty otherwise. */
  readonly meta: Readonly<Record<string, string>>
}

/** All sentences of a block in reading order, nested blocks included. */
export function blockSentences(block: Block): readonly Sentence[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'code':
    case 'image':
      return block.sentences
    case 'list':
      return block.items.flatMap((item) => [...item.sentences, ...item.children.flatMap(blockSentences)])
    case 'quote':
      return block.blocks.flatMap(blockSentences)
    case 'table':
      return block.rows.flat()
    case 'divider':
      return []
  }
}

/** The sentences of the article that a sentence is, or stands in the place of, by id. */
export function standsFor({ id, replaces = [] }: Sentence): readonly string[] {
  return [id, ...replaces]
}

/** All sentences of the article in source order: title, then each heading with its blocks. */
export function documentSentences(document: Document): readonly Sentence[] {
  const title = document.title?.sentences ?? []
  return [...title, ...document.sections.flatMap(sectionSentences)]
}

function sectionSentences(section: Section): readonly Sentence[] {
  return [...(section.heading?.sentences ?? []), ...section.blocks.flatMap(blockSentences)]
}

/** The words of a block as one line of plain text. */
export function blockText(block: Block): string {
  return blockSentences(block)
    .map((sentence) => sentence.text)
    .join(' ')
}
