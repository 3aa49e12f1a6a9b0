import { createHash } from 'node:crypto'
import { newComposer } from '../core/article/compose-blocks.ts'
import { type ArticleFormat, blockText, type Document } from '../core/article/document.ts'
import { fileKind, textKind } from './article-format.ts'
import {
  type ArticleProblem,
  articleNotText,
  articleTooDeep,
  articleTooLarge,
  articleTooLong,
  articleTooManyBlocks,
  articleWithoutParagraph,
  baseName,
  brokenFrontMatter,
  emptyArticle,
  maxArticleBytes,
  maxWordFileBytes,
  mostArticleBlocks,
  mostArticleLetters,
  noCopyFormat,
  unsupportedFormat,
} from './article-problems.ts'
import { documentBlockCount, markdownBlockCount } from './article-size.ts'
import { articleLanguage } from './detect-language.ts'
import { articleSource, type FeedEntry, type FoundArticle, type LeftOut } from './found-article.ts'
import { composePieces } from './html/dom/dom-blocks.ts'
import { piecesCount, piecesText } from './html/dom/dom-pieces.ts'
import { withLanguage } from './markdown/language-line.ts'
import { isPlainlyMarkdown, readMarkdown } from './markdown/markdown.ts'
import { isTangled } from './markdown/tangled-markdown.ts'
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
  /** What was taken for no part of the article, though a reader of pages had it in. */
  readonly leftOut?: readonly LeftOut[]
  /** Of a feed: its entries, and the number of the one that was read. */
  readonly entries?: readonly FeedEntry[]
  readonly entry?: number
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

/** Reads a file or a fetched page as an article: what it is is told by its bytes, then by its type and its name. */
export async function readArticle(input: ArticleInput): Promise<ReadArticle> {
  const { bytes, fileName } = input
  const kind = fileKind(bytes)
  if (kind === 'docx') {
    if (bytes.byteLength > maxWordFileBytes) return articleTooLarge(fileName, maxWordFileBytes)
    // The readers of other formats are large: each is loaded when it is needed.
    const { readWordFile } = await import('./docx/read-docx.ts')
    return finish(input, 'docx', await readWordFile(bytes, fileName))
  }
  if (bytes.byteLength > maxArticleBytes) return articleTooLarge(fileName)
  return kind === null ? await readTextFile(input) : unsupportedFormat(fileName, kind)
}

async function readTextFile(input: ArticleInput): Promise<ReadArticle> {
  const { bytes, fileName, url = null, contentType = null, entry = null } = input
  const source = decodeSource(bytes, { contentType })
  if (source === null) return articleNotText(fileName)
  if (source.trim() === '') return emptyArticle(fileName)
  const kind = textKind(source, { fileName, contentType, isMarkdown: isPlainlyMarkdown(source) })
  switch (kind) {
    case 'html': {
      const { readHtml } = await import('./html/read-html.ts')
      return finish(input, 'html', readHtml(source, { fileName, url }))
    }
    case 'feed': {
      const { readFeed } = await import('./feed/read-feed.ts')
      return finish(input, 'feed', readFeed(source, { fileName, url, entry }))
    }
    case 'opml':
    case 'mhtml':
      return unsupportedFormat(fileName, kind)
    case 'markdown':
    case 'text':
      return readWords(input, { source, format: kind })
  }
}

/** With its links and marks a copy may be longer than the words of its article. */
const longestCopy = 2 * mostArticleLetters

/** Reads the copy of an article beside its series: text or Markdown, whatever the article was imported from. */
export function readCopy(bytes: Uint8Array, fileName: string): ReadArticle {
  if (bytes.byteLength > maxArticleBytes) return articleTooLarge(fileName)
  const source = fileKind(bytes) === null ? decodeSource(bytes) : null
  if (source === null) return articleNotText(fileName)
  if (source.trim() === '') return emptyArticle(fileName)
  const kind = textKind(source, { fileName, contentType: null, isMarkdown: isPlainlyMarkdown(source) })
  return kind === 'text' || kind === 'markdown'
    ? readWords({ bytes, fileName }, { source, format: kind, most: longestCopy })
    : noCopyFormat(fileName)
}

/** Lines may be wrapped or blank: several make a paragraph. */
const mostLines = 5 * mostArticleBlocks

interface WordsSource {
  readonly source: string
  readonly format: 'text' | 'markdown'
  /** The most characters that are read. */
  readonly most?: number
}

function readWords(
  input: ArticleInput,
  { source, format, most = mostArticleLetters }: WordsSource,
): ReadArticle {
  const { fileName, language } = input
  if (format === 'markdown' && isTangled(source)) return articleTooDeep(fileName)
  if (source.length > most) return articleTooLong(fileName, source)
  const lines = source.split('\n').length
  if (lines > mostLines) return articleTooManyBlocks(fileName, lines)
  const document = format === 'text' ? readText(source) : null
  const count = document ? documentBlockCount(document) : markdownBlockCount(source)
  if (count > mostArticleBlocks) return articleTooManyBlocks(fileName, count)
  if (language) return articleOf(input, format, { source: inLanguage(source, document, language) })
  return articleOf(input, format, document ? { source, document } : { source })
}

/** The same words as Markdown whose front matter names the language, so that its copy is read in it too. */
function inLanguage(source: string, document: Document | null, language: string): string {
  if (document === null) return withLanguage(source, language)
  const blocks = document.sections.flatMap(({ heading, blocks }) => [
    ...(heading ? [heading] : []),
    ...blocks,
  ])
  const title = document.title ? blockText(document.title) : null
  return articleSource({ title, language, url: null, blocks })
}

/** What was found in another format, as an article whose source is Markdown. */
function finish(
  input: ArticleInput,
  format: ArticleFormat,
  found: FoundArticle | ArticleProblem,
): ReadArticle {
  if (found.kind === 'problem') return found
  const { fileName } = input
  const count = piecesCount(found.pieces)
  if (count > mostArticleBlocks) return articleTooManyBlocks(fileName, count)
  const words = piecesText(found.pieces)
  if (words.length > mostArticleLetters) return articleTooLong(fileName, words)
  const language = articleLanguage({ given: input.language, named: found.language, text: words })
  const blocks = composePieces(newComposer(language, 'own'), found.pieces)
  const source = articleSource({ ...found, language, blocks })
  if (source.length > longestCopy) return articleTooLong(fileName, words)
  const read = articleOf(input, format, { source })
  if (read.kind === 'problem') return read
  const { url, confidence, leftOut = [], entries, entry } = found
  const chosen = entries && entry !== undefined ? { entries, entry } : {}
  return { kind: 'read', article: { ...read.article, url, confidence, leftOut, ...chosen } }
}

interface Source {
  readonly source: string
  /** Left out where the source is Markdown. */
  readonly document?: Document
}

function articleOf({ bytes, fileName }: ArticleInput, format: ArticleFormat, read: Source): ReadArticle {
  const { source } = read
  const result = read.document ? { kind: 'read' as const, document: read.document } : readMarkdown(source)
  if (result.kind === 'broken-front-matter') return brokenFrontMatter(fileName)
  if (result.kind === 'too-deep') return articleTooDeep(fileName)
  const { document } = result
  if (!hasParagraph(document)) return articleWithoutParagraph(fileName)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const title = document.title ? blockText(document.title) : nameWithoutEnding(fileName)
  const url = namedAddress(document.meta)
  return { kind: 'read', article: { document, source, sha256, format, title, url, confidence: null } }
}

/** Where front matter says that the article is published. */
function namedAddress(meta: Document['meta']): string | null {
  const named = [meta.canonical, meta.canonical_url, meta.canonicalUrl, meta.url, meta.link, meta.permalink]
  return (
    named.find((address) => address !== undefined && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(address)) ?? null
  )
}

function nameWithoutEnding(fileName: string): string {
  const name = baseName(fileName).replace(/\.[a-z0-9]{1,8}$/i, '')
  return name.replace(/[-_]+/g, ' ').trim() || 'Article'
}

function hasParagraph(document: Document): boolean {
  const blocks = document.sections.flatMap((section) => section.blocks)
  return blocks.some((block) => block.kind !== 'image' && /\p{L}/u.test(blockText(block)))
}
