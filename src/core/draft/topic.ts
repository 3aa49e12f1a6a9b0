import type { Sentence } from '../article/document.ts'
import { isGenericHeading } from '../language/generic-heading.ts'
import { isTelling, type KeyPhrase, readsWithoutArticle } from '../language/key-phrases.ts'
import { midSentence, type Names, sentenceCase } from '../language/names.ts'
import { type LanguagePack, packOf } from '../language/pack.ts'
import { upperFirst, wordCount } from '../language/words.ts'
import { type Filler, phrase } from './phrases.ts'
import { type Quote, quotePlace } from './wording.ts'

/** What the topic of a series is found in. */
export interface TopicSource {
  readonly title: string
  readonly names: Names
  readonly sentences: readonly Sentence[]
  readonly phrases: readonly KeyPhrase[]
  readonly language: string
}

/** The part of the title that reads well in our phrases ("on …"), else a key phrase in it, its end, or a key phrase. */
export function topicOf(source: TopicSource): Quote | null {
  const pack = packOf(source.language)
  if (!pack) return null
  const parts = titleParts(source)
  const fromTitle =
    parts.find((part) => readsAsTopic(part, source)) ??
    parts
      .flatMap((part) => shorterParts(part, pack))
      .find((part) => part.length <= LONGEST_TOPIC && isThing(part, pack))
  const words = fromTitle ?? titlePhrase(source) ?? titleTail(source.title, pack) ?? keyPhrase(source)
  if (words === undefined) return null
  return { text: midSentence(words, source.names), from: quotePlace(source.sentences, words) }
}

/** The first key phrase within the topic, else the topic itself. */
export function shortTopicOf(topic: Quote, { phrases, sentences, names }: TopicSource): Quote {
  const within = phrases.find(({ text, words }) => {
    return words > 1 && ` ${topic.text.toLowerCase()} `.includes(` ${text.toLowerCase()} `)
  })
  return within ? { text: midSentence(within.text, names), from: quotePlace(sentences, within.text) } : topic
}

/** What follows the colon of the title, where the topic stands before it. */
export function subtitleOf(source: TopicSource): Quote | null {
  const [first = '', second, ...others] = titleParts(source)
  if (second === undefined || others.length > 0 || !readsAsTopic(first, source)) return null
  return { text: sentenceCase(second, source.names), from: quotePlace(source.sentences, second) }
}

/** Whether the start of a longer title reads as a thing by its own words. */
function isThing(part: string, { topic }: LanguagePack): boolean {
  return topic.opensLikeThing(part) || (wordCount(part) > 4 && topic.readsAsTopic(part) === 'always')
}

/** A long part of a title up to where a phrase begins that can be left out, the longest first. */
function shorterParts(part: string, { topic }: LanguagePack): readonly string[] {
  if (part.length <= LONGEST_TOPIC) return []
  return Array.from(part.matchAll(topic.breaks), ({ index }) => part.slice(0, index))
    .filter((start) => wordCount(start) > 2)
    .reverse()
}

function titlePhrase({ title, phrases, names, language }: TopicSource): string | undefined {
  const topical = phrases.filter((one) => isTelling(one, language))
  return topical.find(({ text }) => {
    const at = title.toLowerCase().indexOf(text.toLowerCase())
    const aside = packOf(language)?.topic.aside.test(title.slice(0, Math.max(0, at))) ?? false
    return at >= 0 && !aside && readsWithoutArticle(midSentence(text, names), language)
  })?.text
}

/** The thing at the end of the title: "… Improve Access To Multilingual Content". */
function titleTail(title: string, { topic, isImperative }: LanguagePack): string | undefined {
  const tail = topic.tail.exec(title)?.[1]
  return tail && !isImperative(tail) && !topic.noNoun.test(tail) ? tail : undefined
}

const OFTEN = 5

function keyPhrase({ phrases, names, language }: TopicSource): string | undefined {
  return phrases.find((one) => {
    const often = one.count >= OFTEN && isTelling(one, language)
    return often && readsWithoutArticle(midSentence(one.text, names), language)
  })?.text
}

/** The series' name in quotation marks. */
export function namedTopic(name: string, { sentences, language }: TopicSource): Quote {
  const filler: Filler = { text: name, from: quotePlace(sentences, name) }
  return phrase(language, 'named-topic', { name: filler })
}

const LONGEST_NAME = 60

/** The title before its colon, the topic where that is too long, or as much of the title as is short enough. */
export function seriesName(source: TopicSource, topic: string | undefined): string {
  const { title, names, language } = source
  const [first = title, second] = titleParts(source)
  const cased = sentenceCase(isLabel(first, language) && second ? second : first, names)
  if (cased.length <= LONGEST_NAME) return cased
  return topic === undefined
    ? `${cased.slice(0, LONGEST_NAME).replace(/[\s,;:]+\S*$/, '')}…`
    : upperFirst(topic)
}

/** The title before its colon or dash, what follows it, or all of a title that has none. */
function titleParts({ title, language }: TopicSource): readonly string[] {
  const genre = packOf(language)?.topic.genre ?? /^$/
  return title
    .split(/:\s+|\s+[–—|-]\s+/)
    .map((part) =>
      part
        .trim()
        .replace(genre, '')
        .replace(/[.!]+$/, ''),
    )
    .filter((part) => part !== '')
}

function isLabel(part: string, language: string): boolean {
  return (packOf(language)?.topic.label.test(part) ?? false) || isGenericHeading(part, language)
}

const LONGEST_TOPIC = 70

/** Whether words read as a thing in our phrases: as the text itself has them, or by how they begin. */
function readsAsTopic(part: string, { sentences, language }: TopicSource): boolean {
  const words = packOf(language)?.topic
  if (!words || isLabel(part, language) || part.length > LONGEST_TOPIC) return false
  const reads = words.readsAsTopic(part)
  if (reads !== 'if-mentioned') return reads === 'always'
  return sentences.slice(1).some(({ text }) => mentions(text, part))
}

function mentions(text: string, part: string): boolean {
  return wordCount(part) <= 4 && text.toLowerCase().includes(part.toLowerCase())
}
