import type { EmailLink } from '../core/draft.ts'
import { nearestWord } from '../core/nearest-word.ts'
import type { ReadEmailFile } from './email-file.ts'
import { type FileProblem, problemIn, shown } from './series-problems.ts'

export interface LinkTargets {
  /** The subject of each email of the series, by its id. */
  readonly subjects: ReadonlyMap<string, string>
  /** Ids of all drafted emails: a link to one that was taken out is left out. */
  readonly drafted: ReadonlySet<string>
}

export type ReadLinks = { readonly kind: 'read'; readonly links: readonly EmailLink[] } | FileProblem

/** The links of an email to others; one without words of its own is called by the other's subject. */
export function readLinks(
  { file, fields, lineOf }: ReadEmailFile,
  { subjects, drafted }: LinkTargets,
): ReadLinks {
  const unknown = fields.links.findIndex(({ email }) => !subjects.has(email) && !drafted.has(email))
  const link = fields.links[unknown]
  if (link) return problemIn(file, noSuchEmail(link.email, [...subjects.keys()]), lineOf(['links', unknown]))
  const links = fields.links.flatMap(({ email, label }) => {
    const subject = subjects.get(email)
    return subject !== undefined ? [{ email, label: label ?? withoutFields(subject) }] : []
  })
  return { kind: 'read', links }
}

function noSuchEmail(id: string, ids: readonly string[]): string {
  const meant = nearestWord(id, ids)
  const hint = meant ? `did you mean ${shown(meant)}?` : 'use the id of one of its emails'
  return `The series has no email with the id ${shown(id)}: ${hint}`
}

/** A link's words are literal, so merge fields are left out of them. */
function withoutFields(subject: string): string {
  const words = subject.replace(/\{\{.*?\}\}|\{%.*?%\}/g, '')
  return words === subject
    ? subject
    : words
        .replace(/^[\s,;:!–—-]+/, '')
        .replace(/\s+/g, ' ')
        .trim()
}
