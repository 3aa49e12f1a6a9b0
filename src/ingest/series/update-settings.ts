import { isSeq, parseDocument } from 'yaml'
import { plainLines } from './headed-text.ts'
import type { SeriesSettings } from './series-yaml.ts'
import { articleFields, writeSettings } from './write-settings.ts'

/** What `series.yaml` said and what it is to say. */
export interface SettingsChange {
  readonly before: SeriesSettings
  readonly after: SeriesSettings
  /** In the order of the emails. */
  readonly subjects: readonly string[]
}

/** The text of `series.yaml` with another article and further emails. Remarks of the marketer's own stay in it. */
export function updateSettings(text: string, { before, after, subjects }: SettingsChange): string {
  if (withoutRemarks(text) === withoutRemarks(writeSettings(before, [])))
    return writeSettings(after, subjects)
  const document = parseDocument(plainLines(text), { schema: 'failsafe', stringKeys: true })
  document.set('article', document.createNode(articleFields(after.article)))
  const emails = document.get('emails')
  if (isSeq(emails)) {
    for (const [index, file] of after.emails.entries()) {
      if (!before.emails.includes(file)) emails.items.splice(index, 0, document.createNode(file))
    }
  }
  return document.toString({ lineWidth: 0 })
}

/** The subjects that stand beside the files are ours. */
function withoutRemarks(text: string): string {
  return plainLines(text)
    .replace(/^( {2}- [^#\n]*?) *#[^\n]*$/gm, '$1')
    .replace(/ +$/gm, '')
    .trimEnd()
}
