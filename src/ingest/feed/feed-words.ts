import { parseHTML } from 'linkedom'
import { collapse } from '../../core/article/runs.ts'
import { domPieces } from '../html/dom/dom-flow.ts'
import { bareRun, type Piece, piecesText } from '../html/dom/dom-pieces.ts'
import type { FeedWords } from './feed-items.ts'

/** The words of an entry as pieces; relative addresses in it are read from `url`. */
export function feedPieces(words: FeedWords, url: string | null): readonly Piece[] {
  if (words.type === 'html') return domPieces(elementOf(words.value), url)
  const paragraphs = words.value.split(/\n[^\S\n]*\n/).filter((text) => /\S/.test(text))
  return paragraphs.map((text) => ({ kind: 'words', runs: [bareRun(text)] }))
}

/** The words of an entry, or of its title, on one line. */
export function feedLine(words: FeedWords | null): string {
  return words === null ? '' : collapse(piecesText(feedPieces(words, null)))
}

function elementOf(html: string): Element {
  return parseHTML(`<html><body>${html}</body></html>`).document.documentElement
}
