import type { ReactElement } from 'react'
import type { Email, Finding } from '../../core/draft/draft.ts'
import { withEmailNumbers } from '../../core/draft/draft-words.ts'
import { Fact } from './fact.tsx'

interface Placed extends Finding {
  /** Counts from 1. */
  readonly email: number
}

/** The findings of all emails, those that must be mended first; the others stay folded. */
export function ReviewFindings({ emails }: { emails: readonly Email[] }): ReactElement {
  const all = emails.flatMap(({ lint }, index) =>
    lint.map((finding) => ({
      ...finding,
      message: withEmailNumbers(finding.message, emails),
      email: index + 1,
    })),
  )
  const fails = all.filter(({ level }) => level === 'fail')
  const warns = all.filter(({ level }) => level === 'warn')
  if (all.length === 0) return <Fact name="Findings">None.</Fact>
  return (
    <Fact name="Findings">
      {fails.length > 0 && (
        <>
          <b className="fail">{fails.length} to mend before publishing</b>
          <FindingList findings={fails} />
        </>
      )}
      {warns.length > 0 && (
        <details>
          <summary className="reveal">{warns.length} to check</summary>
          <FindingList findings={warns} />
        </details>
      )}
    </Fact>
  )
}

function FindingList({ findings }: { findings: readonly Placed[] }): ReactElement {
  return (
    <ul className="placed">
      {findings.map(({ email, rule, message }) => (
        <li key={`${email} ${rule} ${message}`}>
          <a href={`#e${email}`} aria-label={`Email ${email}`}>
            {email}
          </a>{' '}
          {message}
        </li>
      ))}
    </ul>
  )
}
