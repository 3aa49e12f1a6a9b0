import { type Document, isScalar, isSeq, parseDocument } from 'yaml'
import { plainLines } from './headed-text.ts'
import type { SeriesSettings } from './series-yaml.ts'
import { articleFields, writeSettings } from './write-settings.ts'
import { yamlRemark } from './yaml-text.ts'

/** What `series.yaml` said and what it is to say. */
export interface SettingsChange {
  readonly before: SeriesSettings
  readonly after: SeriesSettings
  /** In the order of the emails. */
  readonly subjects: readonly string[]
}

/** The text of `series.yaml` with another article and the emails that it makes. Remarks of the marketer's own stay in it. */
export function updateSettings(text: string, change: SettingsChange): string {
  const { before, after, subjects } = change
  if (withoutRemarks(text) === withoutRemarks(writeSettings(before, [])))
    return writeSettings(after, subjects)
  const document = parseDocument(plainLines(text), { schema: 'failsafe', stringKeys: true })
  document.set('article', document.createNode(articleFields(after.article)))
  if (after.name !== before.name) document.set('name', after.name)
  const { greeting, greetingWithoutName } = after.voice
  if (greeting !== before.voice.greeting) document.setIn(['voice', 'greeting'], greeting)
  if (greetingWithoutName !== before.voice.greetingWithoutName)
    document.setIn(['voice', 'greeting_without_name'], greetingWithoutName)
  if (after.emails.join('\n') !== before.emails.join('\n')) listEmails(document, change)
  return document.toString({ lineWidth: 0 })
}

function listEmails(document: Document, { after, subjects }: SettingsChange): void {
  const emails = document.get('emails')
  if (!isSeq(emails)) return
  const known = new Map(
    emails.items.filter((item) => isScalar(item)).map((item) => [String(item.value), item]),
  )
  emails.items = after.emails.map((file, index) => {
    const item = known.get(file) ?? document.createNode(file)
    item.comment = yamlRemark(subjects[index] ?? '').replace(/^ *#/, '')
    return item
  })
}

/** The subjects that stand beside the files are ours. */
function withoutRemarks(text: string): string {
  return plainLines(text)
    .replace(/^( {2}- [^#\n]*?) *#[^\n]*$/gm, '$1')
    .replace(/ +$/gm, '')
    .trimEnd()
}
