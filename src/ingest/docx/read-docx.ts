import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { runsText } from '../../core/article/runs.ts'
import {
  type ArticleProblem,
  articleProblem,
  articleTooLong,
  articleWithoutParagraph,
} from '../article-problems.ts'
import type { FoundArticle } from '../found-article.ts'
import { domPieces } from '../html/dom/dom-flow.ts'
import type { Piece } from '../html/dom/dom-pieces.ts'
import { recoverHeadings, takeTitle } from './word-headings.ts'
import { readWordParts, type WordParts } from './word-parts.ts'
import { zipParts } from './zip-parts.ts'

/** Reads the article in a Word file (.docx). Its pictures stay in it; their alternative words are kept. */
export async function readWordFile(
  bytes: Uint8Array,
  fileName: string,
): Promise<FoundArticle | ArticleProblem> {
  const word = readWordParts(bytes)
  if (word.kind !== 'parts') return wordProblem(fileName, word)
  const html = await wordHtml(word.parts)
  if (html === null) return wordProblem(fileName, { kind: 'broken' })
  const { document } = parseHTML(`<html><body>${html}</body></html>`)
  const styled = runsText([{ text: titleOf(document), marks: [], place: null }]) || null
  const all = domPieces(document.body, null)
  const { title, pieces: below } = styled
    ? { title: styled, pieces: withoutTitle(all, styled) }
    : takeTitle(all)
  const pieces = recoverHeadings(below)
  if (pieces.length === 0) return articleWithoutParagraph(fileName)
  return { kind: 'found', title, language: null, url: null, pieces, confidence: null }
}

const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "r[style-name='Emphasis'] => em",
  "r[style-name='Intense Emphasis'] => em",
]

/** The words of a Word file as HTML; null where what is in it is no document that can be read. */
async function wordHtml(parts: ReadonlyMap<string, Uint8Array>): Promise<string | null> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: zipParts(parts) },
      {
        styleMap,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    return value
  } catch (error) {
    // The library throws plain errors for a file that is not what its name says.
    if (error instanceof Error && !(error instanceof RangeError)) return null
    throw error
  }
}

function titleOf(document: Document): string {
  return document.querySelector('h1.title')?.textContent ?? ''
}

/** The title is told apart from the headings, so that it alone makes no headings of a file without them. */
function withoutTitle(pieces: readonly Piece[], title: string | null): readonly Piece[] {
  const at = pieces.findIndex((piece) => piece.kind === 'heading' && runsText(piece.runs) === title)
  return at === -1 ? pieces : pieces.toSpliced(at, 1)
}

function wordProblem(fileName: string, fault: Exclude<WordParts, { kind: 'parts' }>): ArticleProblem {
  if (fault.kind === 'too-long') return articleTooLong(fileName, fault.text)
  const [name, why] = faults[fault.kind]
  return articleProblem(name, fileName, why)
}

const faults = {
  broken: [
    'broken-word-file',
    'it is a Word file that is damaged or cut short; open it in Word and save it again as .docx',
  ],
  'no-document': [
    'broken-word-file',
    'it is a zip file without a Word document in it; save the article as .docx',
  ],
  encrypted: ['unsupported-format', 'it is protected by a password; save it again without one'],
  'too-large': [
    'unsafe-word-file',
    'it unpacks to far more than any article needs; save the words alone as text or Markdown',
  ],
  unsafe: [
    'unsafe-word-file',
    'it is built as no word processor builds a file; open it in Word and save it again as .docx',
  ],
} as const
