import { parseHTML } from 'linkedom'
import { type Composer, composeParagraph, newComposer } from '../../core/article/compose-blocks.ts'
import { type Block, blockText } from '../../core/article/document.ts'
import { domBlocks } from '../html/dom-blocks.ts'
import { bareRun } from '../html/dom-pieces.ts'
import type { FeedWords } from './feed-items.ts'

/** The words of an entry as blocks; relative addresses in it are read from `url`. */
export function feedBlocks(composer: Composer, words: FeedWords, url: string | null): readonly Block[] {
  if (words.type === 'html') return domBlocks(composer, elementOf(words.value), { url })
  const paragraphs = words.value.split(/\n[^\S\n]*\n/)
  return paragraphs
    .map((text) => composeParagraph(composer, [bareRun(text)]))
    .filter((block) => block !== null)
}

/** The words of an entry, or of its title, on one line. */
export function feedLine(words: FeedWords | null): string {
  if (words === null) return ''
  return feedBlocks(newComposer('en', 'own'), words, null).map(blockText).join(' ')
}

function elementOf(html: string): Element {
  return parseHTML(`<html><body>${html}</body></html>`).document.documentElement
}
