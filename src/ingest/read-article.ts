import { createHash } from 'node:crypto'
import { type ArticleFormat, blockText, type Document } from '../core/article/document.ts'
import {
  type ArticleProblem,
  articleNotText,
  articleTooDeep,
  articleTooLarge,
  articleWithoutParagraph,
  baseName,
  brokenFrontMatter,
  emptyArticle,
  maxArticleBytes,
  unsupportedFormat,
} from './article-problems.ts'
import { isPlainlyMarkdown, readMarkdown } from './markdown/markdown.ts'
import { decodeSource } from './source-text.ts'
import { readText } from './text/text.ts'

/** An article as imported. The offsets of the document count in `source`; `sha256` is over the file's bytes. */
export interface Article {
  readonly document: Document
  readonly source: string
  readonly sha256: string
  readonly format: ArticleFormat
  /** Its own title, or else the name of the file without its ending. */
  readonly title: string
  /** The address that it says it is published at, or was fetched from. */
  readonly url: string | null
  /** How far two readers of a page agreed on its text, 0 to 1; null where nothing had to be found in a page. */
  readonly confidence: number | null
}

export type ReadArticle = { readonly kind: 'read'; readonly article: Article } | ArticleProblem

/** What is known of an article before it is read. */
export interface ArticleInput {
  readonly bytes: Uint8Array
  /** A file's name, or the last part of an address. */
  readonly fileName: string
  /** Where it was fetched from; its relative links are read from there. */
  readonly url?: string | null
  /** The media type that the server named, with its charset. */
  readonly contentType?: string | null
  /** Which entry of a feed: its number from 1, or words of its title; the newest one by default. */
  readonly entry?: string | null
  /** BCP 47 tag that wins over what the article says of itself. */
  readonly language?: string | null
}

/** Reads a file or a fetched page as an article. */
export async function readArticle({ bytes, fileName }: ArticleInput): Promise<ReadArticle> {
  return readCopy(bytes, fileName)
}

/** Reads a text or Markdown file as an article. Its name tells the format, unless a text is plainly Markdown. */
export function readCopy(bytes: Uint8Array, fileName: string): ReadArticle {
  if (isLaterFormat(fileName)) return unsupportedFormat(fileName)
  if (bytes.byteLength > maxArticleBytes) return articleTooLarge(fileName)
  const source = decodeSource(bytes)
  if (source === null) return articleNotText(fileName)
  if (source.trim() === '') return emptyArticle(fileName)
  if (isHtml(source)) return unsupportedFormat(fileName)
  const format = formatOf(source, fileName)
  const read = readDocument(source, format, fileName)
  if (read.kind === 'problem') return read
  const { document } = read
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const title = document.title ? blockText(document.title) : nameWithoutEnding(fileName)
  return { kind: 'read', article: { document, source, sha256, format, title, url: null, confidence: null } }
}

type ReadDocument = { readonly kind: 'read'; readonly document: Document } | ArticleProblem

function readDocument(source: string, format: ArticleFormat, fileName: string): ReadDocument {
  const read =
    format === 'markdown' ? readMarkdown(source) : { kind: 'read' as const, document: readText(source) }
  if (read.kind === 'broken-front-matter') return brokenFrontMatter(fileName)
  if (read.kind === 'too-deep') return articleTooDeep(fileName)
  return hasParagraph(read.document) ? read : articleWithoutParagraph(fileName)
}

function formatOf(source: string, fileName: string): ArticleFormat {
  const named = /\.(?:md|markdown)$/i.test(fileName)
  return named || isPlainlyMarkdown(source) ? 'markdown' : 'text'
}

function isHtml(source: string): boolean {
  return /^\s*<(?:!doctype html|html)\b/i.test(source)
}

function isLaterFormat(fileName: string): boolean {
  return /^https?:\/\//i.test(fileName) || /\.(?:x?html?|docx?|pdf|odt|rtf|pages|epub)$/i.test(fileName)
}

function nameWithoutEnding(fileName: string): string {
  const name = baseName(fileName).replace(/\.[a-z0-9]{1,8}$/i, '')
  return name.replace(/[-_]+/g, ' ').trim() || 'Article'
}

function hasParagraph(document: Document): boolean {
  const blocks = document.sections.flatMap((section) => section.blocks)
  return blocks.some((block) => block.kind !== 'image' && /\p{L}/u.test(blockText(block)))
}
