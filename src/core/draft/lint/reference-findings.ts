import { type Block, blockSentences, type Sentence } from '../../article/document.ts'
import { referenceIn } from '../../language/dangling.ts'
import { type Direction, directionOf } from '../../language/pointing-words.ts'
import type { Finding } from '../draft.ts'
import { emailName, opening, type Unjudged, type UnjudgedEmail, warn } from './finding.ts'

/** Which email holds which section, to name the one that a reference points to. */
export interface Holders {
  /** The place of the section that holds a sentence, among all sections. */
  readonly sections: ReadonlyMap<string, number>
  /** The first email with words of the section at that place. */
  readonly emails: ReadonlyMap<number, UnjudgedEmail>
}

/** Reads once where the sections of a draft went. */
export function sectionHolders({ document, emails }: Unjudged): Holders {
  const sections = new Map(
    document.sections.flatMap(({ blocks }, place) =>
      blocks.flatMap(blockSentences).map(({ id }): [string, number] => [id, place]),
    ),
  )
  const holders = new Map<number, UnjudgedEmail>()
  for (const email of emails) {
    for (const { id } of email.body.flatMap(blockSentences)) {
      const place = sections.get(id)
      if (place !== undefined && !holders.has(place)) holders.set(place, email)
    }
  }
  return { sections, emails: holders }
}

/** Sentences that point to what this email does not hold; the email that holds it is named where it can be told. */
export function referenceFindings(
  email: UnjudgedEmail,
  draft: Unjudged,
  holders: Holders,
): readonly Finding[] {
  const { language } = draft.document
  const shown = email.body.flatMap(({ kind }, at) => (SHOWN.includes(kind) ? [at] : []))
  return email.body.flatMap((block, at) =>
    blockSentences(block).flatMap((sentence) => {
      const reference = referenceIn(sentence.text, language)
      if (reference === null || isLink(sentence)) return []
      const direction = directionOf(reference, language)
      if (isHere(shown, at, direction) || (direction === 'end' && email === draft.emails.at(-1))) return []
      const holder = holderOf(sentence, direction, holders)
      return [
        referenceFinding(sentence, { reference, direction, holder: holder === email ? null : holder, draft }),
      ]
    }),
  )
}

/** "Click here" with its link leads where it says. */
function isLink({ inlines }: Sentence): boolean {
  return inlines.some(({ href }) => href !== undefined)
}

const SHOWN: readonly Block['kind'][] = ['list', 'table', 'image', 'code', 'quote']

/** Whether what is pointed at stands in the same email: a list, table or picture on that side of the block. */
function isHere(shown: readonly number[], at: number, direction: Direction): boolean {
  if (direction === 'on') return (shown.at(-1) ?? at) > at
  return direction === 'back' && (shown[0] ?? at) < at
}

interface Reference {
  readonly reference: string
  readonly direction: Direction
  readonly holder: UnjudgedEmail | null
  readonly draft: Unjudged
}

function referenceFinding(sentence: Sentence, { reference, direction, holder, draft }: Reference): Finding {
  const where = `“${reference}” in “${opening(sentence.text)}”`
  if (direction === 'page') {
    return warn('reference', `${where} speaks of a page, and readers have an email: say it in other words.`)
  }
  if (direction === 'end')
    return warn('reference', `${where} ends an article, and the series goes on: leave it out.`)
  if (holder === null)
    return warn('reference', `${where} may point to what this email does not hold: look it up.`)
  return warn(
    'reference',
    `${where} points to what stands in ${emailName(holder, draft)}: name it, or leave it out.`,
  )
}

/** The email with the section before or after the one of the sentence, or null. */
function holderOf(
  { id }: Sentence,
  direction: Direction,
  { sections, emails }: Holders,
): UnjudgedEmail | null {
  const at = direction === 'on' || direction === 'back' ? sections.get(id) : undefined
  return at === undefined ? null : (emails.get(direction === 'on' ? at + 1 : at - 1) ?? null)
}
