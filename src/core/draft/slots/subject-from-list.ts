import type { List, Sentence } from '../../article/document.ts'
import { midSentence } from '../../language/names.ts'
import { type LanguagePack, packOf } from '../../language/pack.ts'
import type { Passage } from '../passage.ts'
import { countWord, type Filler, phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { type Quote, quote, type Wording } from '../wording.ts'

const FEWEST_ITEMS = 3

/** The sentence before a list that ends with a colon, and how many items follow it. */
interface LeadIn {
  readonly sentence: Sentence
  readonly items: number
  readonly reading: Reading
  readonly words: LanguagePack['lists']
}

/** A subject that counts the items of the passage's one list, worded as its lead-in has it; none or one. */
export function listSubjects({ blocks }: Passage, reading: Reading): readonly Wording[] {
  const lists = blocks.filter((block) => block.kind === 'list')
  const [list] = lists
  const sentence = list && leadInOf(blocks, list)
  const words = packOf(reading.language)?.lists
  if (lists.length !== 1 || !words || !sentence || list.items.length < FEWEST_ITEMS) return []
  const leadIn = { sentence, items: list.items.length, reading, words }
  return [thingsToLearn, waysTo, countedThings]
    .map((pattern) => pattern(leadIn))
    .filter((wording) => wording !== null)
    .filter(({ text }) => !words.unclear.test(text))
    .slice(0, 1)
}

function leadInOf(blocks: Passage['blocks'], list: List): Sentence | null {
  const before = blocks[blocks.indexOf(list) - 1]
  const last = before?.kind === 'paragraph' ? before.sentences.at(-1) : undefined
  return last && /[:：]$/.test(last.text) ? last : null
}

/** "In the garden, children can learn to:" */
function thingsToLearn({ sentence, items, reading, words }: LeadIn): Wording | null {
  const { who, where } = firstGroups(sentence, words.learn, 'who')
  if (!who) return null
  const count = String(items)
  return where
    ? phrase(reading.language, 'subject-things-in', { count, who: within(who, reading), where })
    : phrase(reading.language, 'subject-things', { count, who: within(who, reading) })
}

/** "Here’s how you can keep old friends:", "You can calm a quarrel by:" */
function waysTo({ sentence, items, reading, words }: LeadIn): Wording | null {
  const { act } = firstGroups(sentence, words.ways, 'act')
  return act ? phrase(reading.language, 'subject-ways', { count: String(items), act }) : null
}

/** "Here are some simple ways to stay in touch:", "Signs of a strained friendship include:" */
function countedThings({ sentence, items, reading, words }: LeadIn): Wording | null {
  const { things, number } = firstGroups(sentence, words.things, 'things')
  const count = String(items)
  const agrees = !number || [count, countWord(reading.language, items)].includes(number.text.toLowerCase())
  if (!things || !agrees) return null
  return phrase(reading.language, 'subject-count', { count, things: within(things, reading) })
}

function within(words: Quote, { names }: Reading): Filler {
  return { ...words, text: midSentence(words.text, names) }
}

type Groups = Readonly<Partial<Record<string, Quote>>>

/** The groups of the first pattern that finds the wanted one. */
function firstGroups(sentence: Sentence, patterns: readonly RegExp[], wanted: string): Groups {
  return patterns.map((pattern) => groupsOf(sentence, pattern)).find((groups) => groups[wanted]) ?? {}
}

/** The named groups of a pattern (it needs the `d` flag) as quotations of the sentence. */
function groupsOf(sentence: Sentence, pattern: RegExp): Groups {
  const places = Object.entries(pattern.exec(sentence.text)?.indices?.groups ?? {})
  return Object.fromEntries(
    places.flatMap(([name, place]) => (place ? [[name, quote(sentence, place[0], place[1])]] : [])),
  )
}
