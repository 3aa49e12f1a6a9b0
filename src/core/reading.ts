import { type Document, documentSentences, type Sentence } from './document.ts'
import type { ArticleInfo } from './draft.ts'
import { isGenericHeading } from './generic-heading.ts'
import { isImperative } from './imperative.ts'
import { type KeyPhrase, keyPhrases, readsWithoutArticle } from './key-phrases.ts'
import { midSentence, type Names, namesIn, sentenceCase } from './names.ts'
import { type Filler, phrase } from './phrases.ts'
import { topicStems } from './stop-words.ts'
import { type Quote, quotePlace } from './wording.ts'
import { upperFirst, wordCount, wordsOf } from './words.ts'

/** What every slot may draw on: the article read once as a whole. */
export interface Reading {
  readonly document: Document
  readonly language: string
  readonly sentences: readonly Sentence[]
  readonly names: Names
  readonly title: string
  readonly titleStems: ReadonlySet<string>
  readonly phrases: readonly KeyPhrase[]
  /** What the series is about, for use within a sentence: "healing relationships". */
  readonly topic: Quote
  /** A key phrase within the topic, where the topic is long: "human-centered design". */
  readonly shortTopic: Quote
  /** What follows the colon of the title, where the topic stands before it. */
  readonly subtitle: Quote | null
  /** A name for the series: "Healing relationships". */
  readonly name: string
}

/** Reads the article for its names, its key phrases and its topic. */
export function readThrough(document: Document, article: ArticleInfo): Reading {
  const { language } = document
  const sentences = documentSentences(document)
  const names = namesIn(document)
  const phrases = keyPhrases(
    sentences.map(({ text }) => text),
    language,
  )
  const title = document.title?.sentences[0]?.text ?? article.title
  const source = { title, names, sentences, phrases, language }
  const topic = topicOf(source)
  const name = seriesName(source, topic?.text)
  return {
    document,
    language,
    sentences,
    names,
    title,
    titleStems: topicStems(title, language),
    phrases,
    topic: topic ?? namedTopic(name, source),
    shortTopic: topic ? shortTopicOf(topic, source) : namedTopic(name, source),
    subtitle: subtitleOf(source),
    name,
  }
}

interface TopicSource {
  readonly title: string
  readonly names: Names
  readonly sentences: readonly Sentence[]
  readonly phrases: readonly KeyPhrase[]
  readonly language: string
}

/** The part of the title that reads well after "on", else a key phrase in it, its end, or a key phrase. */
function topicOf(source: TopicSource): Quote | null {
  const parts = titleParts(source.title).flatMap((part) => [part, ...shorterParts(part)])
  const fromTitle = parts.find((part) => readsAfterOn(part, source))
  const words = fromTitle ?? titlePhrase(source) ?? titleTail(source.title) ?? keyPhrase(source)
  if (words === undefined) return null
  return { text: midSentence(words, source.names), from: quotePlace(source.sentences, words) }
}

function shortTopicOf(topic: Quote, { phrases, sentences, names }: TopicSource): Quote {
  const within = phrases.find(({ text, words }) => {
    return words > 1 && ` ${topic.text.toLowerCase()} `.includes(` ${text.toLowerCase()} `)
  })
  return within ? { text: midSentence(within.text, names), from: quotePlace(sentences, within.text) } : topic
}

function subtitleOf(source: TopicSource): Quote | null {
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

function keyPhrase({ phrases, names }: TopicSource): string | undefined {
  return phrases.find(({ text, count, words }) => {
    return words > 1 && count > 2 && readsWithoutArticle(midSentence(text, names))
  })?.text
}

/** The series' name in quotation marks. */
function namedTopic(name: string, { sentences, language }: TopicSource): Quote {
  const filler: Filler = { text: name, from: quotePlace(sentences, name) }
  return phrase(language, 'named-topic', { name: filler })
}

const LONGEST_NAME = 60

/** The title before its colon, the topic where that is too long, or as much of the title as is short enough. */
function seriesName({ title, names }: TopicSource, topic: string | undefined): string {
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
  /^(?:part \S+|webinar recap|recap|case study|interview|q ?& ?a|podcast|guide|review|news|spotlight.*|event|opinion|how-to|explainer|announcing.*|introducing.*|meet .*|call for .*|an introduction|introduction)$/i
const SENTENCE = /[?!]|\b(?:is|are|was|were|has|have|isn['’]t|aren['’]t|can|will|should|must)\b/i
const LONGEST_TOPIC = 64

/** Whether words read as a thing after "on": a question word, an -ing form, an article, or the text's own phrase. */
function readsAfterOn(part: string, { sentences, language }: TopicSource): boolean {
  if (isLabel(part) || part.length > LONGEST_TOPIC || wordCount(part) < 1) return false
  if (language.slice(0, 2) !== 'en') return false
  if (/^(?:how|why)\s/i.test(part)) return !/[?!]/.test(part)
  if (SENTENCE.test(part)) return false
  if (/^(?:the|an?|your|our|my)\s/i.test(part)) return true
  const [first = ''] = wordsOf(part)
  if (/^\p{L}{2,}ing$/iu.test(first) && !/^(?:spring|king|bring|sing|string)$/i.test(first)) return true
  return (
    !/^\d/.test(part) && (isShortNoun(part) || sentences.slice(1).some(({ text }) => mentions(text, part)))
  )
}

const NO_NOUN =
  /^(?:from|to|in|on|at|for|with|without|beyond|after|before|when|where|what|who|if|why|is|are|do|does|can|should|i|you|we|they|it|he|she|this|that|these|those|there|here|let|let['’]s|not|no|yes|the|an?|\d+)\b|^\S+\s+(?:the|an?|your|our|my|their|to|for|with|in|on|up|out|it|this|that)\b/i

/** A title of few words that begins like a noun and its adjectives: no verb that asks, no preposition. */
function isShortNoun(part: string): boolean {
  const [, verb] = /^\S+ (\p{L}+)s$/u.exec(part) ?? []
  const tells = verb !== undefined && isImperative(`${verb} the`)
  return wordCount(part) <= 4 && !NO_NOUN.test(part) && !isImperative(part) && !tells
}

function mentions(text: string, part: string): boolean {
  return wordCount(part) <= 4 && text.toLowerCase().includes(part.toLowerCase())
}

/** The topic and its short form, each as the start of a heading. */
export function topicTitles({ topic, shortTopic }: Reading): readonly Quote[] {
  return [topic, shortTopic].map((words) => ({ ...words, text: upperFirst(words.text) }))
}
