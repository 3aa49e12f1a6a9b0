import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { draftArticle } from '../../src/actions/draft-article.ts'
import type { Draft } from '../../src/core/draft/draft.ts'
import { letterOf } from '../../src/core/mail/letter.ts'
import { letterEmail } from '../../src/render/sample-emails.ts'
import type { Checked } from './finding.ts'

export interface Drafts {
  readonly emails: readonly Checked[]
  readonly series: number
  /** Files that are no article, and why; or why there are none at all. */
  readonly skipped: readonly string[]
}

const ARTICLES = /\.(?:md|markdown|txt|html?|docx)$/i

/** The emails of every article of a folder, as they would be published without an edit. */
export async function draftsIn(folder: string): Promise<Drafts> {
  if (!existsSync(folder)) return { emails: [], series: 0, skipped: [`${folder} is not there`] }
  const files = readdirSync(folder).filter((name) => ARTICLES.test(name))
  return await draftsOf(files.map((name) => join(folder, name)).sort())
}

/** The emails of these articles. */
export async function draftsOf(files: readonly string[]): Promise<Drafts> {
  const emails: Checked[] = []
  const skipped: string[] = []
  for (const file of files) {
    const drafted = await draftArticle({ bytes: readFileSync(file), fileName: basename(file) })
    if (drafted.kind === 'problem') skipped.push(`${basename(file)}: ${drafted.message}`)
    else emails.push(...(await emailsOf(basename(file), drafted.series.draft)))
  }
  return { emails, series: files.length - skipped.length, skipped }
}

async function emailsOf(file: string, draft: Draft): Promise<Checked[]> {
  const frame = { language: draft.article.language, withoutName: draft.voice.greetingWithoutName }
  const made: Checked[] = []
  for (const [index, email] of draft.emails.entries())
    made.push({
      name: `${file} ${index + 1}`,
      lesson: email.kind === 'lesson',
      message: await letterEmail(letterOf(email, frame)),
    })
  return made
}
