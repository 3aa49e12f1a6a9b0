import { hasLoosePronoun, leadingConnective, startsDangling } from './dangling.ts'
import type { ClauseWords } from './language-pack.ts'
import { packOf } from './pack.ts'
import { wordCount } from './words.ts'

/** A part of a sentence that can stand alone, and how much was left out to get it. */
export interface Clause {
  readonly start: number
  readonly end: number
  /** 0 for the whole sentence; the more was cut, the more it costs. */
  readonly cost: number
}

// No lead-in, no bare label, no item that is only a part of its list's sentence.
const FINISHED = /[.!?…。！？؟۔।॥։።។။]["”’)」』»“]*$|[\p{Script=Thai}\p{Script=Lao}]\p{M}*$/u

const CONNECTIVE_COST = 0.02
const HEAD_COST = 0.1
const TAIL_COST = 0.08

/**
 * The parts of a sentence that can be quoted alone, whole first: without a leading connective, without an
 * opening phrase that limits nothing, and up to a dash, a semicolon or a comma that only adds to it. In a
 * language without a pack only the whole sentence.
 */
export function standaloneClauses(text: string, language: string): readonly Clause[] {
  if (!isBalanced(text) || !/^[\p{L}\p{N}“"‘'(„«「『¿¡]/u.test(text) || !FINISHED.test(text)) return []
  const words = packOf(language)?.clauses
  if (!words) return wordCount(text) > 1 ? [{ start: 0, end: text.length, cost: 0 }] : []
  const sentence = { text, words, language }
  return clauseHeads(sentence)
    .flatMap(({ at, cost }) => [
      { start: at, end: text.length, cost },
      ...clauseTails(sentence, at).map((end) => ({ start: at, end, cost: cost + TAIL_COST })),
    ])
    .filter(({ start, end }) => standsAlone({ ...sentence, text: text.slice(start, end) }))
}

interface Words {
  readonly text: string
  readonly words: ClauseWords
  readonly language: string
}

function standsAlone({ text, words, language }: Words): boolean {
  return (
    !startsDangling(text, language) &&
    !words.announces.test(text) &&
    isBalanced(text) &&
    !words.half.test(text) &&
    /\S\s+\S/.test(text)
  )
}

/** Whether every quotation mark and bracket that opens also closes. */
export function isBalanced(text: string): boolean {
  const count = (marks: RegExp) => text.match(marks)?.length ?? 0
  const low = count(/[„‚]/g)
  // After a low mark the high one closes: „…“ in German, „…” elsewhere.
  const high = low > 0 ? count(/[“”‘]/g) === low : count(/“/g) === count(/”/g)
  const paired = ['()', '[]', '«»', '‹›', '「」', '『』', '（）', '《》'].every(([open = '', close = '']) => {
    return text.split(open).length === text.split(close).length
  })
  return high && paired && count(/"/g) % 2 === 0
}

/** Whether words begin a phrase which is not yet a sentence: "Of all the …". */
export function beginsSubordinate(text: string, language: string): boolean {
  return packOf(language)?.clauses.subordinate.test(text) ?? false
}

interface Head {
  readonly at: number
  readonly cost: number
}

function clauseHeads(sentence: Words): readonly Head[] {
  const connective = leadingConnective(sentence.text, sentence.language)?.length ?? 0
  const heads = [{ at: connective, cost: connective > 0 ? CONNECTIVE_COST : 0 }]
  const rest = sentence.text.slice(connective)
  if (sentence.words.opening.test(rest)) {
    const end = openingEnd({ ...sentence, text: rest })
    if (end !== null) heads.push({ at: connective + end, cost: HEAD_COST })
  }
  return heads
}

/** Where an opening phrase ends: at its first comma, or after the "or" or "and" that closes its list. */
function openingEnd({ text, words, language }: Words): number | null {
  const commas = Array.from(text.matchAll(/,\s+/g), ({ index, 0: match }) => ({
    index,
    next: index + match.length,
  }))
  const closing = commas.findIndex(({ index }, at) => {
    const segment = text.slice(commas[at - 1]?.next ?? 0, index)
    return at > 0 && words.listEnd.test(segment)
  })
  const comma = commas[closing < 0 ? 0 : closing]
  if (!comma) return null
  const rest = text.slice(comma.next)
  return words.goesOn.test(rest) || hasLoosePronoun(rest, language) ? null : comma.next
}

const DASH = /[—–]|\s-\s/

function clauseTails({ text, words }: Words, start: number): readonly number[] {
  if (words.lateClause.test(text.slice(start))) return []
  const from = words.subordinate.test(text.slice(start)) ? text.indexOf(',', start) : start
  if (from < 0) return []
  const verbal = words.verbalSubject.test(text.slice(start))
  const dashes = text.split(DASH).length - 1
  return Array.from(text.matchAll(words.tail))
    .filter(({ index, 0: mark }) => {
      const rest = text.slice(index + mark.length)
      if (index <= from || words.needed.test(rest)) return false
      if (verbal && !words.verb.test(text.slice(start, index))) return false
      if (mark.startsWith(',')) return !words.goesOnAfter.test(rest)
      return !DASH.test(mark) || dashes === 1
    })
    .map(({ index }) => index)
}
