import { topicStems } from '../../language/stop-words.ts'
import type { Draft, Email } from '../draft.ts'
import { previewFaults } from '../preview-faults.ts'
import { subjectFaults, subjectsAlike } from '../subject-faults.ts'
import { firstSentence } from './orphans.ts'

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
  const { language } = document
  const title = { titleStems: topicStems(article.title, language), language }
  return verdicts(emails, (email) => {
    const alike = emails.find(
      (other) => other !== email && subjectsAlike(email.subject.text, other.subject.text, title),
    )
    const faults = subjectFaults(email.subject.text, language)
    return alike ? [...faults, `is much like that of ${alike.id}`] : faults
  })
}

/** Length, endings and novelty of the preview texts. */
export function measurePreviews({ emails, document }: Draft): Verdicts {
  const { language } = document
  return verdicts(emails, ({ subject, preview, body }) => {
    const bodyStart = firstSentence(body)?.text ?? ''
    return previewFaults(preview.text, { subject: subject.text, bodyStart, language })
  })
}
