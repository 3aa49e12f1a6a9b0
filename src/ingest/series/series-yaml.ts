import { z } from 'zod'
import { readDays, readPace, readTime } from '../../core/delivery/rhythm-words.ts'
import type { Rhythm } from '../../core/delivery/schedule.ts'
import type { Voice } from '../../core/draft/draft.ts'
import { defaultRhythm } from '../../core/draft/series.ts'
import { defaultVoice } from '../../core/draft/voice.ts'
import { cleanSource } from '../source-text.ts'
import { type ArticleCopy, articleCopy } from './article-copy.ts'
import { isLinkAddress, notALink } from './link-address.ts'
import { type FileProblem, problemIn, shown } from './series-problems.ts'
import { expectation, mapping, shapeOf, someWordsAt, wordsAt, wordsOrNone } from './yaml-shape.ts'
import { readYaml } from './yaml-text.ts'

/** The file that holds what all emails of a series share. */
export const settingsFile = 'series.yaml'

/** What `series.yaml` says: the series without its emails and the words of its article. */
export interface SeriesSettings {
  readonly key: string
  readonly name: string
  readonly list: string | null
  readonly rhythm: Rhythm
  readonly voice: Voice
  readonly article: ArticleCopy
  /** File names in sending order. */
  readonly emails: readonly string[]
}

export type ReadSettings = { readonly kind: 'read'; readonly settings: SeriesSettings } | FileProblem

/** Reads the text of `series.yaml`; its first problem names the line. */
export function readSettings(text: string): ReadSettings {
  const yaml = readYaml(cleanSource(text))
  if (yaml.kind === 'problem') return problemIn(settingsFile, yaml.message, yaml)
  const read = shapeOf(settingsShape, yaml, settingsFile)
  return read.kind === 'read' ? { kind: 'read', settings: read.value } : read
}

const every = z
  .union([z.string(), z.array(z.string())], {
    error: (issue) => expectation('every', 'a day or a list of days', issue.input),
  })
  .transform((days, { issues }) => {
    const reading = readPace(typeof days === 'string' ? days : days.join(' and '))
    if (reading.kind === 'read') return reading.pace
    issues.push({ code: 'custom', message: reading.message, input: days })
    return z.NEVER
  })

const time = wordsAt('at').transform((words, { issues }) => {
  const read = readTime(words)
  if (read !== null) return read
  issues.push({
    code: 'custom',
    message: `${shown(words)} is not a time of day: write it like "09:00"`,
    input: words,
  })
  return z.NEVER
})

const wait = wordsAt('first_lesson_after').transform((words, { issues }) => {
  const read = readDays(words)
  if (read !== null) return read
  issues.push({
    code: 'custom',
    message: `${shown(words)} is not a number of days: write it like "2 days"`,
    input: words,
  })
  return z.NEVER
})

const schedule = mapping('schedule', {
  every,
  at: time.default(defaultRhythm.time),
  first_lesson_after: wait.default(defaultRhythm.firstAfterDays),
}).transform((read): Rhythm => ({ ...read.every, time: read.at, firstAfterDays: read.first_lesson_after }))

const addressOrNone = (name: string) =>
  wordsOrNone(name).refine((address) => address === null || isLinkAddress(address), { error: notALink(name) })

const link = mapping('link', { label: wordsOrNone('label'), url: addressOrNone('url') }).transform(
  ({ label, url }, { issues }) => {
    if (label !== null && url !== null) return { label, url }
    if (label === null && url === null) return null
    const missing = label === null ? 'label' : 'url'
    issues.push({
      code: 'custom',
      message: `"link" has no ${missing}: fill it in, or empty both for no link`,
      input: label,
    })
    return z.NEVER
  },
)

const voice = mapping('voice', {
  signer: wordsOrNone('signer'),
  greeting: wordsAt('greeting').default(defaultVoice.greeting),
  greeting_without_name: wordsAt('greeting_without_name').default(defaultVoice.greetingWithoutName),
  ps: wordsOrNone('ps'),
  link: z.preprocess((value) => (value === '' ? {} : value), link.default(null)),
  offer_url: addressOrNone('offer_url'),
}).transform(
  (read): Voice => ({
    signer: read.signer,
    greeting: read.greeting,
    greetingWithoutName: read.greeting_without_name,
    ps: read.ps,
    link: read.link,
    offerUrl: read.offer_url,
  }),
)

/** What is printed on a line of its own must be one. */
const lineAt = (name: string) =>
  someWordsAt(name)
    .trim()
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, { error: `${shown(name)} should stand on one line` })

const settingsShape = mapping('series.yaml', {
  series: lineAt('series'),
  name: lineAt('name'),
  list: wordsOrNone('list'),
  schedule: schedule.default(defaultRhythm),
  voice: voice.default(defaultVoice),
  article: articleCopy,
  emails: z
    .array(someWordsAt('a line of "emails"'), {
      error: '"emails" should list the files of the emails, one a line: - 01-welcome.md',
    })
    .min(1, { error: '"emails" lists no file: name at least one email' }),
}).transform(({ series, schedule: rhythm, ...read }): SeriesSettings => ({ key: series, rhythm, ...read }))
