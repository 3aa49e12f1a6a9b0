import { type Document, documentSentences, type Sentence } from '../article/document.ts'
import { type KeyPhrase, keyPhrases } from '../language/key-phrases.ts'
import { type Names, namesIn } from '../language/names.ts'
import { isSensitiveTopic } from '../language/sensitive.ts'
import { topicStemList, topicStems } from '../language/stop-words.ts'
import { upperFirst } from '../language/words.ts'
import type { ArticleInfo } from './draft.ts'
import { namedTopic, seriesName, shortTopicOf, subtitleOf, topicOf } from './topic.ts'
import { type Quote, quotePlace } from './wording.ts'

/** What every slot may draw on: the article read once as a whole. */
export interface Reading {
  readonly document: Document
  readonly language: string
  /** On health, money, faith and the like: nobody is asked to write back about it. */
  readonly isSensitive: boolean
  /** Where what a digest leaves out can be read; null where nothing is left out. */
  readonly restAt: string | null
  readonly sentences: readonly Sentence[]
  readonly names: Names
  readonly title: string
  readonly titleStems: ReadonlySet<string>
  /** The stems of the topic words in all headings. */
  readonly headingStems: ReadonlySet<string>
  readonly phrases: readonly KeyPhrase[]
  /** How often each stem of a topic word comes in the article. */
  readonly stemCounts: ReadonlyMap<string, number>
  /** What the series is about, for use within a sentence: "quiet walks". */
  readonly topic: Quote
  /** A key phrase within the topic, where the topic is long: "human-centered design". */
  readonly shortTopic: Quote
  /** What follows the colon of the title, where the topic stands before it. */
  readonly subtitle: Quote | null
  /** A name for the series: "Quiet walks". */
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
  // A file name is no title: it may say anything.
  const titled = document.title ? source : { ...source, title: '' }
  const topic = keptTopic(article, sentences) ?? topicOf(titled)
  const name = seriesName(source, topic?.text)
  return {
    document,
    language,
    isSensitive: isSensitiveTopic(document),
    restAt: null,
    sentences,
    names,
    title,
    titleStems: topicStems(title, language),
    headingStems: headingStems(document),
    phrases,
    stemCounts: countStems(sentences, language),
    topic: topic ?? namedTopic(name, source),
    shortTopic: topic ? shortTopicOf(topic, source) : namedTopic(name, source),
    subtitle: subtitleOf(titled),
    name,
  }
}

/** The topic that the series has already; a name in quotation marks stands in the article without them. */
function keptTopic({ topic }: ArticleInfo, sentences: readonly Sentence[]): Quote | null {
  if (topic === undefined) return null
  return { text: topic, from: quotePlace(sentences, topic.replace(/^[“„«"]|[”“»"]$/g, '')) }
}

/** The reading of a changed article, called what it was called before as long as its title is the same. */
export function carryReading(before: Reading, now: Reading): Reading {
  if (before.title !== now.title) return now
  const again = ({ text, from }: Quote, fresh: Quote | null): Quote =>
    fresh?.text === text ? fresh : { text, from: from.length > 0 ? quotePlace(now.sentences, text) : from }
  const { topic, shortTopic, subtitle, name } = before
  return {
    ...now,
    topic: again(topic, now.topic),
    shortTopic: again(shortTopic, now.shortTopic),
    subtitle: subtitle && again(subtitle, now.subtitle),
    name,
  }
}

function countStems(sentences: readonly Sentence[], language: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of sentences)
    for (const stem of topicStemList(text, language)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

function headingStems({ sections, language }: Document): ReadonlySet<string> {
  const headings = sections.flatMap(({ heading }) => heading?.sentences ?? [])
  return topicStems(headings.map(({ text }) => text).join('\n'), language)
}

/** The topic and its short form, each as the start of a heading. */
export function topicTitles({ topic, shortTopic }: Reading): readonly Quote[] {
  return [topic, shortTopic].map((words) => ({ ...words, text: upperFirst(words.text) }))
}
