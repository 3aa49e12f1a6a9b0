import type { z } from 'zod'
import { type Block, blockText } from '../core/document.ts'
import type { Letter, Words } from '../core/letter.ts'
import { defaultVoice } from '../core/voice.ts'
import { plainLines, splitHeadedText } from './headed-text.ts'
import { isLinkAddress, notALink } from './link-address.ts'
import { readMarkdownBlocks } from './markdown.ts'
import { openingPreview } from './opening-preview.ts'
import { problemIn } from './series-problems.ts'
import { cleanSource } from './source-text.ts'
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
}).refine(({ button, reply }) => !button || !reply, {
  error: 'There is a "button" and a "reply", but an email asks for one thing: remove one of them',
  path: ['reply'],
})

type Settings = z.infer<typeof settings>

/**
 * Reads a letter from a Markdown or text file. Front matter is optional: the subject is else the title, the
 * preview text the first sentence. All words in it are the marketer's own.
 */
export function readIssue(text: string, fileName: string): ReadIssue {
  const lines = cleanSource(plainLines(text))
  const parts = splitHeadedText(lines) ?? { yaml: '{}', yamlLine: 1, body: lines }
  const yaml = readYaml(parts.yaml.trim() || '{}', parts.yamlLine)
  if (yaml.kind === 'problem') return inFile(problemIn(fileName, yaml.message, yaml.line))
  const read = shapeOf(settings, yaml, fileName)
  if (read.kind === 'problem') return inFile(read)
  const blocks = readMarkdownBlocks(parts.body, 'en', 'own')
  if (blocks === null)
    return problem(fileName, 'It is nested too deeply: use fewer lists and quotes inside each other')
  const { title, body } = takeTitle(blocks)
  const subject = read.value.subject ?? title
  if (!subject) {
    return problem(
      fileName,
      'It has no subject: begin it with a line "# What it is about", or a "subject:" in its front matter',
    )
  }
  if (body.length === 0) return problem(fileName, 'It has no words below its subject: write the letter there')
  return { kind: 'read', issue: { name: subject, letter: letterOf(subject, body, read.value) } }
}

/** A heading at the very beginning is the title, and not said again in the body. */
function takeTitle(blocks: readonly Block[]): { title: string | null; body: readonly Block[] } {
  const [first, ...rest] = blocks
  if (first?.kind !== 'heading') return { title: null, body: blocks }
  return { title: blockText(first), body: rest }
}

function letterOf(subject: string, body: readonly Block[], given: Settings): Letter {
  const greeting = given.greeting ?? defaultVoice.greeting
  return {
    kind: 'issue',
    language: 'en',
    subject: own(subject),
    preview: own(given.preview ?? openingPreview(body).text),
    greeting:
      greeting === ''
        ? null
        : {
            withName: own(greeting),
            withoutName: own(given.greeting === null ? defaultVoice.greetingWithoutName : greeting),
          },
    opener: null,
    body,
    tip: null,
    cta: callOf(given),
    signoff: given.signoff ? own(given.signoff) : null,
    ps: given.ps ? own(given.ps) : null,
    links: [],
  }
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
