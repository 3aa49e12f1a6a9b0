import type { Email, Slot, Voice } from '../../core/draft/draft.ts'
import type { Series } from '../../core/draft/series.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { type ArticleCopy, knownFormat } from './article-copy.ts'
import { blockOrder, packRanges } from './block-ranges.ts'
import type { ButtonFields, EmailFields, LinkFields } from './email-fields.ts'
import { writeEmailFile } from './email-file.ts'
import { type SeriesSettings, settingsFile } from './series-yaml.ts'
import { textHash } from './text-hash.ts'
import { buttonAddress, voiceCall, voiceSlot } from './voice-words.ts'
import { writeSettings } from './write-settings.ts'

/**
 * A series as files to edit, text by file name: `series.yaml`, one Markdown file an email in sending order, and a
 * copy of the article. `readSeries` makes the same series of them. `names` are the files that emails have already,
 * by their ids.
 */
export function writeSeries(
  series: Series,
  names: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const settings = settingsOf(series, names)
  const { emails } = series.draft
  const subjects = new Map(emails.map(({ id, subject }) => [id, subject.text]))
  const texts = emails.map((email, index): [string, string] => {
    const fields = fieldsOf(email, { voice: series.draft.voice, subjects })
    return [
      settings.emails[index] ?? '',
      writeEmailFile({ fields, body: writeMarkdown(email.body) }, subjects),
    ]
  })
  const yaml = writeSettings(settings, [...subjects.values()])
  return new Map([[settingsFile, yaml], ...texts, [settings.article.file, series.source]])
}

function settingsOf(series: Series, names: ReadonlyMap<string, string>): SeriesSettings {
  const { key, name, list, rhythm, draft } = series
  const emails = fileNames(draft.emails, names)
  return { key, name, list, rhythm, voice: draft.voice, article: copyOf(series), emails }
}

function copyOf({ draft, source }: Series): ArticleCopy {
  const { article, document, division } = draft
  const copySha256 = textHash(source)
  // A text to which a language was given is kept as Markdown that names it.
  const isText = article.format === 'text' && !(source.startsWith('---\n') && copySha256 !== article.sha256)
  return {
    file: isText ? 'article.txt' : 'article.md',
    sha256: article.sha256,
    copySha256,
    title: document.title === null ? article.title : null,
    url: article.url,
    format: knownFormat(article.format),
    language: article.language,
    confidence: article.confidence ?? null,
    topic: article.topic ?? null,
    division: { ...division, leftOut: packRanges(division.leftOut, blockOrder(document)) },
  }
}

/** A new email has the next number that no file has. */
function fileNames(emails: readonly Email[], names: ReadonlyMap<string, string>): readonly string[] {
  const digits = Math.max(2, String(emails.length).length)
  const taken = Math.max(0, ...[...names.values()].map((name) => Number(/^\d{1,6}/.exec(name)?.[0] ?? 0)))
  let next = taken
  return emails.map(({ id, kind }) => {
    const known = names.get(id)
    if (known !== undefined) return known
    next += 1
    return `${String(next).padStart(digits, '0')}-${kind}.md`
  })
}

interface Frame {
  readonly voice: Voice
  readonly subjects: ReadonlyMap<string, string>
}

/** What an email's file must say: what series.yaml says already is left out. */
function fieldsOf(email: Email, { voice, subjects }: Frame): EmailFields {
  return {
    id: email.id,
    kind: email.kind,
    locked: email.locked === true,
    subject: email.subject.text,
    preview: email.preview.text,
    greeting: voiceField(email.greeting, voice.greeting),
    opener: email.opener?.text ?? null,
    tip: email.tip?.text ?? null,
    ...callFields(email, voice),
    signoff: voiceField(email.signoff, voice.signer),
    ps: voiceField(email.ps, voice.ps),
    links: email.links.map(
      ({ email: id, label }): LinkFields => ({ email: id, label: label === subjects.get(id) ? null : label }),
    ),
  }
}

function voiceField(slot: Slot | null, voice: string | null): string | null {
  const spoken = voiceSlot(voice)
  if (slot === null) return spoken === null ? null : ''
  return slot.text === spoken?.text ? null : slot.text
}

type CallFields = Pick<EmailFields, 'button' | 'reply'>

function callFields({ kind, cta }: Email, voice: Voice): CallFields {
  const label = cta.label?.text ?? ''
  if (cta.kind === 'reply') return { button: null, reply: label }
  const spoken = voiceCall(voice)
  if (cta.kind === spoken.kind && cta.url === spoken.url && label === (spoken.label?.text ?? '')) {
    return { button: null, reply: null }
  }
  const url = cta.url === buttonAddress(kind, voice) ? null : cta.url
  const button: ButtonFields = cta.kind === 'none' ? { label: '', url: null } : { label, url }
  return { button, reply: null }
}
