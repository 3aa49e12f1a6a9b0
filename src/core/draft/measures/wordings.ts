import { blockSentences } from '../../article/document.ts'
import { referenceIn, startsDangling } from '../../language/dangling.ts'
import { topicStems } from '../../language/stop-words.ts'
import type { Draft, Email } from '../draft.ts'
import { previewFaults } from '../preview-faults.ts'
import { subjectFaults, subjectsAlike } from '../subject-faults.ts'

/** The share of emails that pass, and what is wrong with the others. */
export interface Verdicts {
  readonly pass: number
  readonly faults: readonly { readonly email: string; readonly fault: string }[]
}

function verdicts(emails: readonly Email[], faultsOf: (email: Email) => readonly string[]): Verdicts {
  const faults = emails.flatMap((email) => faultsOf(email).map((fault) => ({ email: email.id, fault })))
  const failing = new Set(faults.map(({ email }) => email)).size
  return { pass: emails.length === 0 ? 1 : 1 - failing / emails.length, faults }
}

/** Length, words, endings and likeness of the subjects. */
export function measureSubjects({ emails, document, article }: Draft): Verdicts {
  const title = { titleStems: topicStems(article.title, document.language), language: document.language }
  return verdicts(emails, (email) => {
    const alike = emails.find(
      (other) => other !== email && subjectsAlike(email.subject.text, other.subject.text, title),
    )
    const faults = subjectFaults(email.subject.text)
    return alike ? [...faults, `is much like that of ${alike.id}`] : faults
  })
}

/** Length, endings and novelty of the preview texts. */
export function measurePreviews({ emails, document }: Draft): Verdicts {
  return verdicts(emails, ({ subject, preview, body }) => {
    const bodyStart = body.flatMap(blockSentences)[0]?.text ?? ''
    return previewFaults(preview.text, { subject: subject.text, bodyStart, language: document.language })
  })
}

/** Words that lost what they lean on. */
export interface Orphans {
  /** Emails whose first sentence, subject, preview text or tip leans on something before it. */
  readonly dangling: readonly { readonly email: string; readonly text: string }[]
  /** Sentences that point to a place in the article; they are flagged in the email's lint. */
  readonly references: readonly string[]
}

/** Words that make sense only where the article stood. */
export function measureOrphans({ emails }: Draft): Orphans {
  const dangling = emails.flatMap(({ id, subject, preview, tip, body }) => {
    const texts = [body.flatMap(blockSentences)[0], subject, preview, tip].map((one) => one?.text ?? '')
    return texts.filter(startsDangling).map((text) => ({ email: id, text }))
  })
  const sentences = emails.flatMap(({ body }) => body.flatMap(blockSentences))
  return {
    dangling,
    references: sentences.filter(({ text }) => referenceIn(text) !== null).map(({ id }) => id),
  }
}
