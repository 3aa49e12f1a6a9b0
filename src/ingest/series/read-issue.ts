import type { z } from 'zod'
import { type Block, blockText, type Document, type Sentence } from '../../core/article/document.ts'
import { mapParagraphs } from '../../core/article/map-paragraphs.ts'
import { defaultVoiceFor } from '../../core/draft/voice.ts'
import type { Letter, Words } from '../../core/mail/letter.ts'
import { holdsLiquid } from '../../core/mail/liquid-fragment.ts'
import { articleLanguage } from '../detect-language.ts'
import { isPlainlyMarkdown, readMarkdownBlocks } from '../markdown/markdown.ts'
import { cleanSource } from '../source-text.ts'
import { readText } from '../text/text.ts'
import { plainLines, splitHeadedText } from './headed-text.ts'
import { isLinkAddress, notALink } from './link-address.ts'
import { openingPreview } from './opening-preview.ts'
import { joinFragments } from './own-words.ts'
import { problemIn } from './series-problems.ts'
import { mapping, shapeOf, someWordsAt, wordsAt } from './yaml-shape.ts'
import { readYaml } from './yaml-text.ts'

/** A newsletter issue as typed: `name` is what it is called in lists of issues. */
export interface Issue {
  readonly name: string
  readonly letter: Letter
}

export type ReadIssue =
  | { readonly kind: 'read'; readonly issue: Issue }
  | { readonly kind: 'problem'; readonly message: string }

const words = (name: string) => wordsAt(name).nullable().default(null)

const settings = mapping('the front matter', {
  subject: words('subject'),
  preview: words('preview'),
  greeting: words('greeting'),
  button: mapping('button', {
    label: someWordsAt('label'),
    url: someWordsAt('url').refine(isLinkAddress, { error: notALink('url') }),
  })
    .nullable()
    .default(null),
  reply: words('reply'),
  signoff: words('signoff'),
  ps: words('ps'),
  language: words('language'),
}).refine(({ button, reply }) => !button || !reply, {
  error: 'There is a "button" and a "reply", but an email asks for one thing: remove one of them',
  path: ['reply'],
})

type Settings = z.infer<typeof settings>

/**
 * Reads a letter from a Markdown or plain text file. Front matter is optional: the subject is else the title, the
 * preview text the first sentence. All words in it are the marketer's own.
 */
export function readIssue(text: string, fileName: string): ReadIssue {
  const lines = cleanSource(plainLines(text))
  const parts = splitHeadedText(lines) ?? { yaml: '{}', yamlLine: 1, body: lines }
  const yaml = readYaml(parts.yaml.trim() || '{}', parts.yamlLine)
  if (yaml.kind === 'problem') return inFile(problemIn(fileName, yaml.message, yaml))
  const read = shapeOf(settings, yaml, fileName)
  if (read.kind === 'problem') return inFile(read)
  const language = articleLanguage({ given: read.value.language, text: parts.body })
  const blocks = blocksOf(parts.body, { fileName, language })
  if (blocks === null) return problem(fileName, tangled)
  const { title, body } = takeTitle(blocks, read.value.subject)
  const subject = read.value.subject || title
  if (!subject) return problem(fileName, subjectless)
  if (body.length === 0) return problem(fileName, 'It has no words below its subject: write the letter there')
  return { kind: 'read', issue: { name: subject, letter: letterOf({ subject, body, language }, read.value) } }
}

const tangled = 'It is nested too deeply: use fewer lists and quotes inside each other'
const subjectless =
  'It has no subject: begin it with a line "# What it is about", or a "subject:" in its front matter'

/** A text file shows its title, headings and lists by how its lines stand, as an article does. */
function blocksOf(
  body: string,
  { fileName, language }: { fileName: string; language: string },
): readonly Block[] | null {
  const isText = /\.te?xt$/i.test(fileName) && !isPlainlyMarkdown(body)
  const blocks = isText
    ? documentBlocks(readText(body, language))
    : readMarkdownBlocks(`\n${body}`, language, 'own')
  return blocks?.map((block) => mapParagraphs(block, ownSentences)) ?? null
}

function documentBlocks({ title, sections }: Document): readonly Block[] {
  const below = sections.flatMap(({ heading, blocks }) => (heading ? [heading, ...blocks] : blocks))
  return title ? [title, ...below] : below
}

function ownSentences(sentences: readonly Sentence[]): readonly Sentence[] {
  return joinFragments(sentences.map((sentence) => ({ ...sentence, origin: 'own', span: null })))
}

/** A heading at the very beginning is the title; it is not said again in the body, unless the subject is another. */
function takeTitle(
  blocks: readonly Block[],
  subject: string | null,
): { readonly title: string | null; readonly body: readonly Block[] } {
  const [first, ...rest] = blocks
  if (first?.kind !== 'heading') return { title: null, body: blocks }
  const title = blockText(first)
  return { title, body: subject && subject !== title ? blocks : rest }
}

interface IssueWords {
  readonly subject: string
  readonly body: readonly Block[]
  readonly language: string
}

function letterOf({ subject, body, language }: IssueWords, given: Settings): Letter {
  return {
    kind: 'issue',
    language,
    subject: own(subject),
    preview: own(given.preview || openingPreview(body, language).text),
    greeting: greetingOf(given.greeting, language),
    opener: null,
    body,
    tip: null,
    cta: callOf(given),
    signoff: given.signoff ? own(given.signoff) : null,
    ps: given.ps ? own(given.ps) : null,
    links: [],
  }
}

/** A greeting that names nobody greets everybody; an empty one is none. */
function greetingOf(given: string | null, language: string): Letter['greeting'] {
  if (given === '') return null
  const { greeting, greetingWithoutName } = defaultVoiceFor(language)
  const withName = given ?? greeting
  const withoutName = holdsLiquid(withName) ? greetingWithoutName : withName
  return { withName: own(withName), withoutName: own(withoutName) }
}

function callOf({ button, reply }: Settings): Letter['cta'] {
  if (button) return { kind: 'link', label: own(button.label), url: own(button.url) }
  if (reply) return { kind: 'reply', label: own(reply), url: null }
  return { kind: 'none', label: null, url: null }
}

function own(text: string): Words {
  return { text, origin: 'own' }
}

function problem(file: string, what: string): ReadIssue {
  return { kind: 'problem', message: `${file}: ${what}.` }
}

function inFile({ file, message }: { readonly file: string; readonly message: string }): ReadIssue {
  return { kind: 'problem', message: `${file}: ${message}` }
}
