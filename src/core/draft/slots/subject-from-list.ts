import type { List, Sentence } from '../../article/document.ts'
import { midSentence } from '../../language/names.ts'
import type { Passage } from '../passage.ts'
import { countWord, type Filler, phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { type Quote, quote, type Wording } from '../wording.ts'

const FEWEST_ITEMS = 3
const UNCLEAR = /\b(?:they|them|their|it|its|this|that|these|those|following|below|here)\b/i

/** The sentence before a list that ends with a colon, and how many items follow it. */
interface LeadIn {
  readonly sentence: Sentence
  readonly items: number
  readonly reading: Reading
}

/** A subject that counts the items of the passage's one list, worded as its lead-in has it; none or one. */
export function listSubjects({ blocks }: Passage, reading: Reading): readonly Wording[] {
  const lists = blocks.filter((block) => block.kind === 'list')
  const [list] = lists
  const sentence = list && leadInOf(blocks, list)
  if (lists.length !== 1 || !sentence || list.items.length < FEWEST_ITEMS) return []
  const leadIn = { sentence, items: list.items.length, reading }
  return [thingsToLearn, waysTo, countedThings]
    .map((pattern) => pattern(leadIn))
    .filter((wording) => wording !== null)
    .filter(({ text }) => !UNCLEAR.test(text))
    .slice(0, 1)
}

function leadInOf(blocks: Passage['blocks'], list: List): Sentence | null {
  const before = blocks[blocks.indexOf(list) - 1]
  const last = before?.kind === 'paragraph' ? before.sentences.at(-1) : undefined
  return last && /[:：]$/.test(last.text) ? last : null
}

const LEARN = /^(?:in (?<where>[^,]+), )?(?<who>[\p{L} ]+?) (?:can |will |may )?learn (?:how )?to:$/diu

/** "In the garden, children can learn to:" */
function thingsToLearn({ sentence, items, reading }: LeadIn): Wording | null {
  const { who, where } = groupsOf(sentence, LEARN)
  if (!who) return null
  const count = String(items)
  return where
    ? phrase(reading.language, 'subject-things-in', { count, who: within(who, reading), where })
    : phrase(reading.language, 'subject-things', { count, who: within(who, reading) })
}

const WAYS = [
  /^(?:here|this|learn|see)\b.*?\bhow (?:(?:you|we|people|families) can|to) (?<act>[^,]+):$/diu,
  /^(?:you|we|people|anyone) can (?<act>[^,]+) by:$/diu,
  /^to (?<act>[^,]+), (?:try|consider|you can|start|begin|follow)[^,]*:$/diu,
]

/** "Here’s how you can keep old friends:", "You can calm a quarrel by:" */
function waysTo({ sentence, items, reading }: LeadIn): Wording | null {
  const act = WAYS.map((pattern) => groupsOf(sentence, pattern).act).find((found) => found !== undefined)
  return act ? phrase(reading.language, 'subject-ways', { count: String(items), act }) : null
}

const THINGS = [
  /^here are (?:some|a few|several|our|the|(?<number>\p{L}+|\d+)) (?<things>(?:\p{L}+ ){0,2}\p{L}+s\b[^,]*):$/diu,
  /\b(?<number>two|three|four|five|six|seven|eight|nine|ten|\d+) (?<things>(?:\p{L}+ ){0,2}\p{L}+s (?:of|for|to|in|about|on) [^,]+):$/diu,
  /^(?:the |some |common |key )*(?<things>\p{L}+(?<!s)s (?:of|for|in|from|to) [^,]+?) (?:include|are)(?: the following| as follows)?:$/diu,
]

/** "Here are some simple ways to stay in touch:", "Signs of a strained friendship include:" */
function countedThings({ sentence, items, reading }: LeadIn): Wording | null {
  const found = THINGS.map((pattern) => groupsOf(sentence, pattern))
  const { things, number } = found.find((groups) => groups.things) ?? {}
  const count = String(items)
  const agrees = !number || [count, countWord(items)].includes(number.text.toLowerCase())
  if (!things || !agrees) return null
  return phrase(reading.language, 'subject-count', { count, things: within(things, reading) })
}

function within(words: Quote, { names }: Reading): Filler {
  return { ...words, text: midSentence(words.text, names) }
}

/** The named groups of a pattern (it needs the `d` flag) as quotations of the sentence. */
function groupsOf(sentence: Sentence, pattern: RegExp): Readonly<Partial<Record<string, Quote>>> {
  const places = Object.entries(pattern.exec(sentence.text)?.indices?.groups ?? {})
  return Object.fromEntries(
    places.flatMap(([name, place]) => (place ? [[name, quote(sentence, place[0], place[1])]] : [])),
  )
}
