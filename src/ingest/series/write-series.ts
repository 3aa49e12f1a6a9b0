import type { Email, Slot, Voice } from '../../core/draft/draft.ts'
import type { Series } from '../../core/draft/series.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import type { ButtonFields, EmailFields, LinkFields } from './email-fields.ts'
import { writeEmailFile } from './email-file.ts'
import { type SeriesSettings, settingsFile } from './series-yaml.ts'
import { textHash } from './text-hash.ts'
import { buttonAddress, voiceCall, voiceSlot } from './voice-words.ts'
import { writeSettings } from './write-settings.ts'

/**
 * A series as files to edit, text by file name: `series.yaml`, one Markdown file an email in sending order, and a
 * copy of the article. `readSeries` makes the same series of them.
 */
export function writeSeries(series: Series): ReadonlyMap<string, string> {
  const settings = settingsOf(series)
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

function settingsOf({ key, name, list, rhythm, draft, source }: Series): SeriesSettings {
  const { article, document, voice } = draft
  const digits = Math.max(2, String(draft.emails.length).length)
  return {
    key,
    name,
    list,
    rhythm,
    voice,
    article: {
      file: article.format === 'markdown' ? 'article.md' : 'article.txt',
      sha256: article.sha256,
      copySha256: textHash(source),
      title: document.title === null ? article.title : null,
      url: article.url,
    },
    emails: draft.emails.map(({ kind }, index) => `${String(index + 1).padStart(digits, '0')}-${kind}.md`),
  }
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
