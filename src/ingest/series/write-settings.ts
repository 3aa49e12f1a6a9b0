import { paceWords } from '../../core/delivery/rhythm-words.ts'
import type { Rhythm } from '../../core/delivery/schedule.ts'
import type { ArticleCopy } from './article-copy.ts'
import type { SeriesSettings } from './series-yaml.ts'
import { yamlRemark, yamlText } from './yaml-text.ts'

/**
 * The text of `series.yaml`, with a word on what each line does. `subjects`, in the order of the emails, stand
 * beside their files, so that a person can tell which one to move.
 */
export function writeSettings(settings: SeriesSettings, subjects: readonly string[]): string {
  const { voice, rhythm, article } = settings
  return `# A series of emails. Each .md file beside this one is an email; this file holds what they share.
# Words that you leave as they were drafted follow this file: "Part 2 of 5", "Next: …", the greeting, the
# signature, the button. Words that you change stay as you type them. A value left empty means none.

# What the series is known by. Keep it: publishing again then continues this series and starts no new one.
series: ${yamlText(settings.key)}
name: ${yamlText(settings.name)}

# Whom it goes to: the name of a list. --list on the command line wins.
list:${value(settings.list)}

schedule:
  # tuesday, [tuesday, friday], day, or 3 days
  every: ${everyText(rhythm)}
  # in the local time of the list
  at: "${rhythm.time}"
  # The welcome goes out at once; the first lesson waits at least this long.
  first_lesson_after: ${dayCount(rhythm.firstAfterDays)}

voice:
  # Who signs, for example: Maya, Willow Clinic. Empty: the list's sender name.
  signer:${value(voice.signer)}
  greeting: ${yamlText(voice.greeting)}
  # for readers whose name is not known
  greeting_without_name: ${yamlText(voice.greetingWithoutName)}
  # The same P.S. on each email. Empty: each one says what comes next.
  ps:${value(voice.ps)}
  # A page that lessons point to with a button. Empty: they ask for a reply.
  link:
    label:${value(voice.link?.label)}
    url:${value(voice.link?.url)}
  # Where the button for your offer leads, in the last email. Empty: it asks for a reply as well.
  offer_url:${value(voice.offerUrl)}

# The emails in sending order: move a line, add the file of a new one, or remove a line together with its file.
# Between the two "---" lines of an email's file stand its subject, its preview (the words that inboxes show beside
# it), opener, tip, ps, and either "reply: words" or "button: {label: words, url: https://…}"; "greeting" and
# "signoff" where they differ from the voice above. Its words stand below, as Markdown.
emails:
${emailLines(settings.emails, subjects)}

# A copy of the article, to know which words are from it. Please leave it as it is.
article:
  file: ${yamlText(article.file)}
  sha256: ${yamlText(article.sha256)}
${articleDetails(settings)}`
}

function emailLines(files: readonly string[], subjects: readonly string[]): string {
  const names = files.map((file) => `  - ${yamlText(file)}`)
  const width = Math.max(...names.map((name) => name.length))
  return names.map((name, index) => `${name.padEnd(width)}${yamlRemark(subjects[index] ?? '')}`).join('\n')
}

function articleDetails({ article }: SeriesSettings): string {
  const {
    file: _,
    sha256: __,
    mode,
    begins = [],
    left_out: leftOut = [],
    ...details
  } = articleFields(article)
  const lines = Object.entries(details).map(([name, words]) => `  ${name}: ${yamlText(words ?? '')}\n`)
  const list = (words: readonly string[]): string => words.map((one) => `    - ${yamlText(one)}\n`).join('')
  if (mode === undefined) return lines.join('')
  return `${lines.join('')}  # How it was divided: the block that each email begins with. Not for editing; edit the emails.
  mode: ${mode}
  begins:
${list(begins)}${leftOut.length === 0 ? '' : `  left_out:\n${list(leftOut)}`}`
}

interface ArticleFields {
  readonly file: string
  readonly sha256: string
  readonly copy_sha256?: string
  readonly title?: string
  readonly url?: string
  readonly format?: string
  readonly language?: string
  readonly confidence?: string
  readonly topic?: string
  readonly mode?: string
  readonly begins?: readonly string[]
  readonly left_out?: readonly string[]
}

/** The section "article" as it is written: what there is to say, in order. */
export function articleFields(article: ArticleCopy): ArticleFields {
  const { file, sha256, copySha256, title, url, format, language, confidence, topic, division } = article
  return {
    file,
    sha256,
    ...(copySha256 !== sha256 && { copy_sha256: copySha256 }),
    ...(title !== null && { title }),
    ...(url !== null && { url }),
    ...(format !== null && { format }),
    ...(language !== null && { language }),
    ...(confidence !== null && { confidence: String(confidence) }),
    ...(topic !== null && { topic }),
    ...(division && {
      mode: division.mode,
      begins: division.emails.map(({ id, first }) => (first === null ? id : `${id} ${first}`)),
      ...(division.leftOut.length > 0 && { left_out: division.leftOut }),
    }),
  }
}

function everyText(rhythm: Rhythm): string {
  if (rhythm.kind === 'weekdays' && rhythm.days.length > 1) return `[${rhythm.days.join(', ')}]`
  return paceWords(rhythm)
}

function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

function value(words: string | null | undefined): string {
  return words === null || words === undefined ? '' : ` ${yamlText(words)}`
}
