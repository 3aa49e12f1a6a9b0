import type { Sentence } from '../article/document.ts'
import { isGenericHeading } from '../language/generic-heading.ts'
import { isImperative } from '../language/imperative.ts'
import { type KeyPhrase, readsWithoutArticle } from '../language/key-phrases.ts'
import { midSentence, type Names, sentenceCase } from '../language/names.ts'
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

/** The part of the title that reads well after "on", else a key phrase in it, its end, or a key phrase. */
export function topicOf(source: TopicSource): Quote | null {
  const parts = titleParts(source.title)
  const fromTitle =
    parts.find((part) => readsAfterOn(part, source)) ??
    parts.flatMap(shorterParts).find((part) => part.length <= LONGEST_TOPIC && opensLikeThing(part))
  const words = fromTitle ?? titlePhrase(source) ?? titleTail(source.title) ?? keyPhrase(source)
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
  const [first = '', second, ...others] = titleParts(source.title)
  if (second === undefined || others.length > 0 || !readsAfterOn(first, source)) return null
  return { text: sentenceCase(second, source.names), from: quotePlace(source.sentences, second) }
}

/** A long part of a title up to where a phrase begins that can be left out, the longest first. */
function shorterParts(part: string): readonly string[] {
  if (part.length <= LONGEST_TOPIC) return []
  const breaks = part.matchAll(/\s+(?:in|on|for|with|through|during|across|at|from|within|without|to)\s/gi)
  return Array.from(breaks, ({ index }) => part.slice(0, index))
    .filter((start) => wordCount(start) > 2)
    .reverse()
}

function titlePhrase({ title, phrases, names }: TopicSource): string | undefined {
  const topical = phrases.filter(({ words }) => words > 1)
  return topical.find(({ text }) => {
    const inTitle = title.toLowerCase().includes(text.toLowerCase())
    return inTitle && readsWithoutArticle(midSentence(text, names))
  })?.text
}

/** The thing at the end of the title: "… Improve Access To Multilingual Content". */
function titleTail(title: string): string | undefined {
  const tail = /.*\s(?:to|on|of|for|in|about|with|across|from)\s+(\p{L}+(?:[ -]\p{L}+){1,2})$/iu.exec(
    title,
  )?.[1]
  return tail && !isImperative(tail) && !NO_NOUN.test(tail) ? tail : undefined
}

const OFTEN = 5

function keyPhrase({ phrases, names }: TopicSource): string | undefined {
  return phrases.find(({ text, count, words }) => {
    return words > 1 && count >= OFTEN && readsWithoutArticle(midSentence(text, names))
  })?.text
}

/** The series' name in quotation marks. */
export function namedTopic(name: string, { sentences, language }: TopicSource): Quote {
  const filler: Filler = { text: name, from: quotePlace(sentences, name) }
  return phrase(language, 'named-topic', { name: filler })
}

const LONGEST_NAME = 60

/** The title before its colon, the topic where that is too long, or as much of the title as is short enough. */
export function seriesName({ title, names }: TopicSource, topic: string | undefined): string {
  const [first = title, second] = titleParts(title)
  const cased = sentenceCase(isLabel(first) && second ? second : first, names)
  if (cased.length <= LONGEST_NAME) return cased
  return topic === undefined
    ? `${cased.slice(0, LONGEST_NAME).replace(/[\s,;:]+\S*$/, '')}…`
    : upperFirst(topic)
}

/** The title before its colon or dash, what follows it, or all of a title that has none. */
function titleParts(title: string): readonly string[] {
  return title
    .split(/:\s+|\s+[–—|-]\s+/)
    .map((part) =>
      part
        .trim()
        .replace(GENRE, '')
        .replace(/[.!]+$/, ''),
    )
    .filter((part) => part !== '')
}

/** What kind of text it is, before what it is on: "An introduction to", "10 hiring tips for". */
const GENRE =
  /^(?:(?:an?|the|your) )?(?:(?:short|brief|quick|complete|ultimate|definitive|practical|beginner['’]s|simple|essential) )*(?:introduction|guide|primer) to (?=\p{L})|^(?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?: \p{L}+){0,2} (?:tips|ideas|lessons|rules|strategies|secrets|facts|myths|thoughts) (?:for|on|about|of|in) (?=\p{L})/iu

function isLabel(part: string): boolean {
  return LABEL.test(part) || isGenericHeading(part)
}

const LABEL =
  /^(?:part \S+|webinar recap|recap|case study|interview|q ?& ?a|podcast|guide|review|news|spotlight.*|event|opinion|how-to|explainer|announcing.*|introducing.*|meet .*|call for .*|(?:an?|the) (?:\p{L}+ )?(?:introduction|guide|review|overview)|introduction)$/iu
const SENTENCE =
  /[?!]|\b(?:explores|explains|reveals|reflects|announces|launches|celebrates|shares|shows|finds|helps|gets|makes|joins|wants|needs|is|are|was|were|has|have|isn['’]t|aren['’]t|can|will|should|must)\b/i
const LONGEST_TOPIC = 64

/** Whether words read as a thing after "on": as the text itself has them, or by how they begin. */
function readsAfterOn(part: string, { sentences, language }: TopicSource): boolean {
  if (isLabel(part) || part.length > LONGEST_TOPIC || language.slice(0, 2) !== 'en') return false
  if (/^\d/.test(part) || (SENTENCE.test(part) && !/^(?:how|why)\s/i.test(part))) return false
  return (
    opensLikeThing(part) || isShortNoun(part) || sentences.slice(1).some(({ text }) => mentions(text, part))
  )
}

/** A question word without its question mark, an article, or an -ing form. */
function opensLikeThing(part: string): boolean {
  if (/[?!]/.test(part)) return false
  if (/^(?:how|why|the|an?|your|our|my)\s/i.test(part)) return true
  return /^(?!spring|king|bring|sing|string)\p{L}{2,}ing\b/iu.test(part)
}

const NO_NOUN =
  /^(?:from|to|in|on|at|for|with|without|beyond|after|before|when|where|what|who|if|why|is|are|do|does|can|should|i|you|we|they|it|he|she|this|that|these|those|there|here|let|let['’]s|not|no|yes|the|an?|\d+)\b|^\S+\s+(?:the|an?|your|our|my|their|to|for|with|in|on|up|out|it|this|that)\b/i

/** A title of few words that begins like a noun and its adjectives: no verb that asks, no preposition. */
function isShortNoun(part: string): boolean {
  return wordCount(part) <= 4 && !NO_NOUN.test(part) && !isImperative(part)
}

function mentions(text: string, part: string): boolean {
  return wordCount(part) <= 4 && text.toLowerCase().includes(part.toLowerCase())
}
