import type { ReactElement } from 'react'
import type { Email } from '../../core/draft/draft.ts'
import { type PlacedFinding, placedFindings } from '../../core/draft/draft-words.ts'
import { Fact } from './fact.tsx'

/** The findings of all emails, those that must be mended first; the others stay folded. */
export function ReviewFindings({ emails }: { emails: readonly Email[] }): ReactElement {
  const { fails, warns } = placedFindings(emails)
  if (fails.length + warns.length === 0) return <Fact name="Findings">None.</Fact>
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

function FindingList({ findings }: { findings: readonly PlacedFinding[] }): ReactElement {
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
