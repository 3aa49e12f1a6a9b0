import type { NoticeKind } from '../core/delivery/delivery.ts'
import { frameLanguage } from '../core/mail/frame-phrases.ts'
import type { Letter, LetterKind, Words } from '../core/mail/letter.ts'
import { automaticHeaders, stepHeaders } from '../core/mail/mail-headers.ts'
import { evaluateFields, type SubscriberFields } from '../core/mail/merge.ts'
import type { Header, Message } from '../core/mail/message.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { type Layout, plainTheme, type Theme } from '../core/mail/theme.ts'
import { buildMessage } from './build-message.ts'
import { compileLetter } from './compile-letter.tsx'
import { compileNotice } from './compile-notice.tsx'
import { everyKindOfBlock, plainBlocks } from './sample-blocks.ts'
import { type SampleLanguage, sampleWords } from './sample-languages.ts'
import { sampleSubscriber } from './sample-reader.ts'
import type { SampleWords } from './sample-words.ts'

/** Every kind of email that somebody can get. */
export const sampleTemplates = [
  'welcome',
  'lesson',
  'recap',
  'issue',
  'confirmation',
  'already',
  'preferences',
  'address',
  'moved',
] as const satisfies readonly (LetterKind | NoticeKind)[]

export type SampleTemplate = (typeof sampleTemplates)[number]

export const sampleLayouts = ['letter', 'card'] as const satisfies readonly Layout[]

/** Which email is wanted, and how it looks. The theme's own layout is not looked at. */
export interface SampleChoice {
  readonly template: SampleTemplate
  readonly language: SampleLanguage
  readonly layout: Layout
  readonly theme: Theme
}

const SAMPLE_TIME = Date.UTC(2026, 10, 3, 9)
const SENDER = 'maya@example.com'

/** One email to a sample reader, complete: always the same bytes. */
export async function sampleEmail(choice: SampleChoice): Promise<Message> {
  const { template: name, language } = choice
  const words = sampleWords(language)
  const theme = { ...choice.theme, layout: choice.layout }
  const template = isLetter(name)
    ? await letterTemplate(sampleLetter(name, language), theme)
    : await compileNotice({ kind: name, language, theme })
  return messageOf(template, {
    language,
    list: words.list,
    sender: words.sender,
    postal: words.postal,
    consent: words.consent,
    name: isLetter(name) ? 'step' : 'notice',
  })
}

/** What a letter's frame says of its list. */
export interface SampleList {
  readonly list: string
  readonly sender: string
  readonly postal: string
}

/** A letter as its readers get it, on a list that says all that a footer can say: for drafts and for previews. */
export async function letterEmail(
  letter: Letter,
  theme: Theme = plainTheme,
  { list, sender, postal }: SampleList = sampleWords('en'),
): Promise<Message> {
  const about = { language: letter.language, list, sender, postal, consent: '', name: 'step' } as const
  return messageOf(await letterTemplate(letter, theme), about)
}

function isLetter(name: SampleTemplate): name is LetterKind {
  return name === 'welcome' || name === 'lesson' || name === 'recap' || name === 'issue'
}

async function letterTemplate(letter: Letter, theme: Theme): Promise<CompiledTemplate> {
  const compiled = await compileLetter(letter, theme)
  if (compiled.kind !== 'compiled') throw new Error(`A letter does not compile: ${compiled.where}.`)
  return compiled.template
}

interface About extends SampleList {
  readonly language: string
  readonly consent: string
  /** Mail of a series has the headers of its list; a notice has none of them. */
  readonly name: 'step' | 'notice'
}

function messageOf(template: CompiledTemplate, about: About): Message {
  const fields = readerOf(template, about)
  return buildMessage({
    template,
    values: evaluateFields(template, fields),
    envelope: {
      from: { name: about.sender, address: SENDER },
      to: { name: '', address: fields.reader.address },
      replyTo: { name: about.sender, address: SENDER },
      headers: headersOf(about, fields),
      date: SAMPLE_TIME,
      messageId: '<sample.1@mail.example.com>',
      boundary: '=_sample',
      tags: {},
    },
  })
}

function readerOf(template: CompiledTemplate, about: About): SubscriberFields {
  const sample = sampleSubscriber(template, about.language)
  return {
    ...sample,
    system: {
      ...sample.system,
      list_name: about.list,
      sender_name: about.sender,
      postal_address: about.postal,
      consent_text: about.consent,
    },
  }
}

function headersOf({ name, list }: About, { system }: SubscriberFields): readonly Header[] {
  if (name === 'notice') return automaticHeaders()
  return stepHeaders({
    listName: list,
    listSlug: 'walks',
    host: 'mail.example.com',
    sequence: '1',
    step: '2',
    unsubscribeUrl: system.unsubscribe_url ?? '',
  })
}

/** The letter of a template, in its words: a lesson and an issue hold every kind of block. */
export function sampleLetter(kind: LetterKind, language: SampleLanguage): Letter {
  const words = sampleWords(language)
  const say = sayIn(language)
  const rich = kind === 'lesson' || kind === 'issue'
  return {
    kind,
    language,
    subject: say(words.subject[kind]),
    preview: say(words.preview),
    greeting: {
      withName: { text: words.hello.replace('{name}', '{{ first_name }}'), origin: 'own' },
      withoutName: say(words.helloAnybody),
    },
    opener: kind === 'issue' ? null : say(words.opener[kind]),
    body: rich ? everyKindOfBlock(words) : plainBlocks(words),
    tip: rich ? say(words.tip) : null,
    cta: callOf(kind, words, say),
    signoff: say(words.sender),
    ps: kind === 'recap' ? null : say(words.ps),
    links: kind === 'recap' ? earlier(words) : [],
  }
}

function callOf(kind: LetterKind, words: SampleWords, say: (text: string) => Words): Letter['cta'] {
  if (kind === 'welcome') return { label: say(words.reply), kind: 'reply', url: null }
  const url: Words = { text: 'https://example.com/walks', origin: 'own' }
  return { label: say(words.button), kind: 'link', url }
}

function earlier({ subject, heading }: SampleWords): Letter['links'] {
  return [subject.lesson, heading].map((label, index) => ({ step: `e${index + 1}`, label }))
}

/** Words are our phrases where we have some in the language, and else somebody's own. */
function sayIn(language: SampleLanguage): (text: string) => Words {
  const origin = frameLanguage(language) === language ? 'phrase' : 'own'
  return (text) => ({ text, origin })
}
