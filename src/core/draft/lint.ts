import { isSensitiveTopic } from '../language/sensitive.ts'
import type { Email } from './draft.ts'
import { bodyFindings } from './lint/body-findings.ts'
import type { Unjudged } from './lint/finding.ts'
import { frameFindings } from './lint/frame-findings.ts'
import { previewFindings, subjectFindings } from './lint/inbox-findings.ts'
import { linkFindings } from './lint/link-findings.ts'
import { referenceFindings, sectionHolders } from './lint/reference-findings.ts'

export type { Unjudged } from './lint/finding.ts'

/** The emails with what a careful editor would remark: "fail" must be mended before publishing. */
export function lintEmails(draft: Unjudged): readonly Email[] {
  const holders = sectionHolders(draft)
  const sensitive = isSensitiveTopic(draft.document)
  return draft.emails.map((email) => ({
    ...email,
    lint: [
      ...subjectFindings(email, draft),
      ...previewFindings(email, draft),
      ...bodyFindings(email, draft),
      ...referenceFindings(email, draft, holders),
      ...linkFindings(email),
      ...frameFindings(email, { draft, sensitive }),
    ],
  }))
}
