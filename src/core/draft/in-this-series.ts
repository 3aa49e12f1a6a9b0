import type { Block, Inline, ListItem, Sentence } from '../article/document.ts'
import { thisArticleIn } from '../language/dangling.ts'
import { ownPhrase } from './phrases.ts'

/**
 * The blocks as a series says them: "in this article" becomes "in this series". The sentence keeps its place, and
 * `was` holds the article's words, so that the edit can be seen and taken back.
 */
export function inThisSeries(blocks: readonly Block[], language: string): readonly Block[] {
  return blocks.map((block) => inBlock(block, language))
}

function inBlock(block: Block, language: string): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, sentences: inSentences(block.sentences, language) }
    case 'list':
      return { ...block, items: block.items.map((item) => inItem(item, language)) }
    case 'quote':
    case 'code':
    case 'table':
    case 'image':
    case 'divider':
      return block
  }
}

function inItem(item: ListItem, language: string): ListItem {
  const children = inThisSeries(item.children, language)
  return { ...item, sentences: inSentences(item.sentences, language), children }
}

function inSentences(sentences: readonly Sentence[], language: string): readonly Sentence[] {
  return sentences.map((sentence) => inSentence(sentence, language))
}

function inSentence(sentence: Sentence, language: string): Sentence {
  const words = sentence.origin === 'source' ? thisArticleIn(sentence.text, language) : null
  const at = words === null ? -1 : sentence.inlines.findIndex(({ text }) => text.includes(words))
  if (words === null || at < 0) return sentence
  const inlines = sentence.inlines.map((inline, index) =>
    index === at ? saidInSeries(inline, words, language) : inline,
  )
  return {
    ...sentence,
    inlines,
    text: inlines.map(({ text }) => text).join(''),
    was: sentence.was ?? sentence.text,
  }
}

/** A capital stays one. */
function saidInSeries(inline: Inline, words: string, language: string): Inline {
  const said = ownPhrase(language, 'in-this-series')
  const first =
    words.charAt(0) === words.charAt(0).toLowerCase() ? said.charAt(0) : said.charAt(0).toUpperCase()
  return { ...inline, text: inline.text.replace(words, () => first + said.slice(1)) }
}
