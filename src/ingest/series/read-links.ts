import type { EmailLink } from '../../core/draft/draft.ts'
import { nearestWord } from '../../core/nearest-word.ts'
import type { ReadEmailFile } from './email-file.ts'
import { type FileProblem, problemIn, shown } from './series-problems.ts'

export interface LinkTargets {
  /** What each email of the series is called, by its id. */
  readonly names: ReadonlyMap<string, string>
  /** Ids of all drafted emails: a link to one that was taken out is left out. */
  readonly drafted: ReadonlySet<string>
}

export type ReadLinks = { readonly kind: 'read'; readonly links: readonly EmailLink[] } | FileProblem

/** The links of an email to others; one without words of its own goes by the other's subject. */
export function readLinks(
  { file, fields, lineOf }: ReadEmailFile,
  { names, drafted }: LinkTargets,
): ReadLinks {
  const unknown = fields.links.findIndex(({ email }) => !names.has(email) && !drafted.has(email))
  const link = fields.links[unknown]
  if (link) return problemIn(file, noSuchEmail(link.email, [...names.keys()]), lineOf(['links', unknown]))
  const links = fields.links.flatMap(({ email, label }) => {
    const name = names.get(email)
    return name === undefined ? [] : [{ email, label: label ?? name }]
  })
  return { kind: 'read', links }
}

function noSuchEmail(id: string, ids: readonly string[]): string {
  const meant = nearestWord(id, ids)
  const hint = meant ? `did you mean ${shown(meant)}?` : 'use the id of one of its emails'
  return `The series has no email with the id ${shown(id)}: ${hint}`
}
