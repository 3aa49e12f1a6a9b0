import { wordCount } from '../../language/words.ts'
import { lineIsFurniture } from '../furniture/line-furniture.ts'
import { splitSentences } from '../sentences.ts'
import { type HeadingSigns, headingSigns } from './heading-words.ts'

/** How a line ends: open has no mark, stop is what ends or goes on with a sentence. */
export type Ending = 'open' | 'stop' | 'exclamation' | 'colon' | 'question' | 'ellipsis'

/** What a line says by itself, whatever stands around it. */
export interface LineFacts {
  readonly ending: Ending
  readonly words: number
  /** Few words and no mark at the end: a heading, a name, a cell of a table. */
  readonly isShort: boolean
  /** Several sentences, or one long one. */
  readonly isProse: boolean
  readonly startsLower: boolean
  readonly titleCase: boolean
  readonly allCaps: boolean
  /** "3." or "Step 3:" stands before the words. */
  readonly numbered: boolean
  readonly wellKnown: boolean
  readonly asks: boolean
  readonly quoted: boolean
  /** Looked at only where the line does not end like a sentence. */
  readonly severalSentences: boolean
  readonly hasComma: boolean
  /** A date, a credit, a byline, an address: short and no heading. */
  readonly furniture: boolean
  readonly endsInDate: boolean
  /** Holds a colon with words on both sides, or ends in a date. */
  readonly labelled: boolean
  /** Too long to be read at a glance. */
  readonly tooLong: boolean
  readonly length: number
}

/** More characters than this are no heading. */
const longest = 200

const factsOfLong: LineFacts = {
  ending: 'stop',
  words: 40,
  isShort: false,
  isProse: true,
  startsLower: false,
  titleCase: false,
  allCaps: false,
  numbered: false,
  wellKnown: false,
  asks: false,
  quoted: false,
  severalSentences: true,
  hasComma: true,
  furniture: false,
  endsInDate: false,
  labelled: false,
  tooLong: true,
  length: longest + 1,
}

/** The facts of a line in a language; unknown languages have only what their letters and marks say. */
export function lineFacts(text: string, language: string): LineFacts {
  if (text.length > longest) return factsOfLong
  const signs = headingSigns(language)
  const bare = withoutNumber(text, signs)
  const ending = signs?.goesOn.test(text) ? 'stop' : endingOf(text)
  const words = wordCount(text)
  return {
    ending,
    words,
    isShort: ending === 'open' && words <= 16,
    isProse: words >= 12,
    startsLower: /^\p{Ll}/u.test(bare),
    titleCase: isTitleCase(bare, signs),
    allCaps: /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text),
    numbered: bare !== text,
    wellKnown: signs?.wellKnown.test(text) ?? false,
    asks: signs?.asks.test(bare) ?? false,
    quoted: /^["“„«].*["”“»]$/.test(text),
    severalSentences:
      ending !== 'stop' && mayHoldSeveral.test(bare) && splitSentences(bare, language).length > 1,
    hasComma: /[,،、]/.test(text),
    furniture: lineIsFurniture(text, signs),
    endsInDate: signs?.endDate.test(text) ?? false,
    labelled: /\S[:：] \S/u.test(text) || (signs?.endDate.test(text) ?? false),
    tooLong: false,
    length: text.length,
  }
}

/** Cutting sentences is slow; most lines have no mark inside, and one that ends like a sentence is none anyway. */
const mayHoldSeveral = /[.!?…。！？؟।]./u

function withoutNumber(text: string, signs: HeadingSigns | null): string {
  const plain = text.replace(/^\(?\d{1,3}\s*[.):–—-]\s+(?=\p{L}|["“„«])/u, '')
  return plain === text && signs ? text.replace(signs.counted, '') : plain
}

function endingOf(text: string): Ending {
  const last = /(…|\.\.\.|[.,;:!?。，；：！？،؛؟।])["”’“»)\]]*$/u.exec(text)?.[1]
  switch (last) {
    case undefined:
      return 'open'
    case '…':
    case '...':
      return 'ellipsis'
    case ':':
    case '：':
      return 'colon'
    case '?':
    case '？':
    case '؟':
      return 'question'
    case '!':
    case '！':
      return 'exclamation'
    default:
      return 'stop'
  }
}

function isTitleCase(text: string, signs: HeadingSigns | null): boolean {
  const small = signs?.smallWords
  if (!small) return false
  const content = text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !small.has(word.toLowerCase()))
  const capitalised = content.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
  return content.length > 0 && capitalised.length / content.length >= 0.75
}
