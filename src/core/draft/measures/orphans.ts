import { blockSentences, type Sentence } from '../../article/document.ts'
import { referenceIn, startsDangling } from '../../language/dangling.ts'
import type { Draft, Email } from '../draft.ts'

/** Where the first words of an email stand that lean on something before it. */
export type OrphanPlace = 'body' | 'subject' | 'preview' | 'tip'

/** Words that lost what they lean on. */
export interface Orphans {
  /** Emails whose first sentence, subject, preview text or tip leans on something before it. */
  readonly dangling: readonly { readonly email: string; readonly place: OrphanPlace; readonly text: string }[]
  /** Sentences that point to a place in the article; they are flagged in the email's lint. */
  readonly references: readonly string[]
}

/** Words that make sense only where the article stood. */
export function measureOrphans({ emails, document }: Draft): Orphans {
  const { language } = document
  const sentences = emails.flatMap(({ body }) => body.flatMap(blockSentences))
  return {
    dangling: emails.flatMap((email) => danglingIn(email, language)),
    references: sentences.filter(({ text }) => referenceIn(text, language) !== null).map(({ id }) => id),
  }
}

function danglingIn({ id, subject, preview, tip, body }: Email, language: string): Orphans['dangling'] {
  const texts: readonly (readonly [OrphanPlace, string])[] = [
    ['body', firstSentence(body)?.text ?? ''],
    ['subject', subject.text],
    ['preview', preview.text],
    ['tip', tip?.text ?? ''],
  ]
  const leaning = texts.filter(([, text]) => startsDangling(text, language))
  return leaning.map(([place, text]) => ({ email: id, place, text }))
}

/** What a reader reads first: a picture's description and code are not read as sentences. */
export function firstSentence(body: Email['body']): Sentence | undefined {
  const read = body.filter(({ kind }) => kind !== 'image' && kind !== 'code' && kind !== 'table')
  return read.flatMap(blockSentences).find(({ text }) => text !== '')
}
