import type { Block } from '../core/article/document.ts'
import type { Piece } from './html/dom/dom-pieces.ts'
import { writeFrontMatter } from './markdown/write-front-matter.ts'
import { writeMarkdown } from './markdown/write-markdown.ts'
import { cleanArticle } from './source-text.ts'

/** Words of a page that are no part of its article, and what they are. */
export interface LeftOut {
  readonly what: string
  readonly text: string
}

/** An entry of a feed, by its number from 1 in the feed's order. */
export interface FeedEntry {
  readonly number: number
  readonly title: string
}

/** What was found in a page, a Word file or a feed: what the article's Markdown is written from. */
export interface FoundArticle {
  readonly kind: 'found'
  readonly title: string | null
  /** BCP 47 tag as the source names it, valid or not; null where it names none. */
  readonly language: string | null
  readonly url: string | null
  readonly author?: string | null
  /** When it was published, as the source says it. */
  readonly date?: string | null
  readonly pieces: readonly Piece[]
  /** 0 to 1; null where nothing had to be found in a page. */
  readonly confidence: number | null
  readonly leftOut?: readonly LeftOut[]
  /** The entries of the feed, and the number of the one that was taken. */
  readonly entries?: readonly FeedEntry[]
  readonly entry?: number
}

/** What the front matter of an article's Markdown tells, and its blocks. */
export type SourceParts = Omit<FoundArticle, 'kind' | 'pieces' | 'confidence'> & {
  readonly blocks: readonly Block[]
}

/** An article as Markdown with front matter: the source that its document is read from. */
export function articleSource({ title, language, url, author, date, blocks }: SourceParts): string {
  const front = writeFrontMatter({ title, language, url, author, date })
  return cleanArticle(`${front}${writeMarkdown(blocks)}\n`)
}
