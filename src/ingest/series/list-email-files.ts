import type { EmailKind } from '../../core/draft/draft.ts'
import { nearestWord } from '../../core/nearest-word.ts'
import { type ReadEmailFile, readEmailFile } from './email-file.ts'
import { changesFile, proposalOf } from './note-files.ts'
import { type FileProblem, problemIn, shown } from './series-problems.ts'
import { type SeriesSettings, settingsFile } from './series-yaml.ts'

/** An email as its file has it, with the id and the kind that it goes by. */
export interface ListedEmail {
  readonly id: string
  readonly emailKind: EmailKind
  readonly file: ReadEmailFile
}

export type ReadEmailFiles = { readonly kind: 'read'; readonly emails: readonly ListedEmail[] } | FileProblem

/** The email files that `series.yaml` lists, in its order. `kinds` are those of the drafted emails by id. */
export function readEmailFiles(
  files: ReadonlyMap<string, string>,
  settings: SeriesSettings,
  kinds: ReadonlyMap<string, EmailKind>,
): ReadEmailFiles {
  const wrong = listProblem(files, settings)
  if (wrong) return wrong
  const emails: ListedEmail[] = []
  for (const name of settings.emails) {
    const file = readEmailFile(files.get(name) ?? '', name)
    if (file.kind === 'problem') return file
    const id = file.fields.id ?? stemOf(name)
    emails.push({ id, emailKind: file.fields.kind ?? kinds.get(id) ?? 'lesson', file })
  }
  return idProblem(emails) ?? orderProblem(emails) ?? { kind: 'read', emails }
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '')
}

function listProblem(
  files: ReadonlyMap<string, string>,
  { emails, article }: SeriesSettings,
): FileProblem | null {
  const repeated = emails.find((name, index) => emails.indexOf(name) !== index)
  if (repeated !== undefined)
    return problemIn(settingsFile, `${shown(repeated)} is listed twice: remove one of the lines`)
  if (emails.includes(article.file)) {
    return problemIn(
      settingsFile,
      `${shown(article.file)} is the copy of the article and no email: remove its line from "emails"`,
    )
  }
  const others = [...files.keys()].filter(
    (name) =>
      /\.(?:md|markdown)$/i.test(name) && name !== article.file && !emails.includes(name) && !isNote(name),
  )
  const absent = emails.find((name) => !files.has(name))
  if (absent !== undefined) return problemIn(settingsFile, missing(absent, others))
  const [extra] = others
  return extra === undefined ? null : problemIn(extra, unlisted(extra))
}

/** What a re-import writes for the marketer to read. */
function isNote(name: string): boolean {
  return name === changesFile || proposalOf.test(name)
}

function missing(name: string, others: readonly string[]): string {
  const meant = nearestWord(name, others)
  const hint = meant ? `did you mean ${shown(meant)}?` : 'put the file back, or remove its line'
  return `${shown(name)} is listed under "emails", but there is no such file: ${hint}`
}

function unlisted(name: string): string {
  return `The file is not listed under "emails" in ${settingsFile}, so it would never be sent: add a line "- ${name}" where it belongs, or move the file elsewhere`
}

function idProblem(emails: readonly ListedEmail[]): FileProblem | null {
  const first = new Map<string, string>()
  for (const { id, file } of emails) {
    const other = first.get(id)
    if (other !== undefined) {
      return problemIn(
        file.file,
        `The id ${shown(id)} is also that of ${other}: give this email an id of its own`,
        file.lineOf(['id']),
      )
    }
    first.set(id, file.file)
  }
  return null
}

/** A welcome is sent at once and nothing follows a recap, so anywhere else they would never be sent. */
function orderProblem(emails: readonly ListedEmail[]): FileProblem | null {
  const welcome = emails.find(({ emailKind }, index) => emailKind === 'welcome' && index > 0)
  if (welcome) return outOfPlace(welcome, 'A welcome can only be the first email')
  const recap = emails.find(({ emailKind }, index) => emailKind === 'recap' && index < emails.length - 1)
  return recap ? outOfPlace(recap, 'A recap can only be the last email') : null
}

function outOfPlace({ file }: ListedEmail, rule: string): FileProblem {
  return problemIn(
    file.file,
    `${rule}: move it under "emails" in ${settingsFile}, or write "kind: lesson"`,
    file.lineOf(['kind']),
  )
}
