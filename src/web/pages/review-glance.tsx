import type { ReactElement } from 'react'
import type { Review } from '../../actions/review.ts'
import type { Draft } from '../../core/draft/draft.ts'
import { counted, groupDrops, modeWords } from '../../core/draft/draft-words.ts'
import { upperFirst } from '../../core/language/words.ts'
import { recordedEdits } from '../recorded-edits.ts'
import type { Trails } from '../sentence-trails.ts'
import { Fact } from './fact.tsx'
import { ReviewFindings } from './review-findings.tsx'
import { ReviewImport } from './review-import.tsx'
import { ReviewQuality } from './review-quality.tsx'

/** What a marketer wants to know before reading: how sure the import is, what was left out, what is to be done. */
export function ReviewGlance({ review, trails }: { review: Review; trails: Trails }): ReactElement {
  const { draft } = review
  return (
    <section className="glance" aria-labelledby="glance-name">
      <h2 id="glance-name" className="pane-name">
        At a glance
      </h2>
      <dl>
        <ReviewImport review={review} />
        <Division {...review} />
        <LeftOut draft={draft} trails={trails} />
        <ReviewFindings emails={draft.emails} />
        <ReviewQuality review={review} trails={trails} />
        <Suggested emails={draft.emails} />
        <Edits draft={draft} trails={trails} />
      </dl>
    </section>
  )
}

/** How the text is divided, and what the other way would give. */
function Division({ draft: { division, emails }, modes }: Review): ReactElement {
  const isDigest = division.mode === 'digest'
  const taken = `${isDigest ? 'A digest' : 'The whole text'} in ${counted(emails.length, 'email')}.`
  return (
    <Fact name="Division">
      {taken}
      {modes && modes.digest.share < 1 && <small>{upperFirst(modeWords(modes))}.</small>}
    </Fact>
  )
}

/** How many sentences are in no email, by reason; each leads to the first of its kind. */
function LeftOut({ draft, trails }: { draft: Draft; trails: Trails }): ReactElement | null {
  const groups = groupDrops(draft)
  if (groups.length === 0) return null
  return (
    <Fact name="Left out">
      <ul className="inline">
        {groups.map(({ words, counted: many, ids: [first = ''] }) => (
          <li key={words}>
            <a href={`#a${trails.get(first)?.number ?? 1}`}>{many}</a>
          </li>
        ))}
      </ul>
    </Fact>
  )
}

function Suggested({ emails }: Pick<Draft, 'emails'>): ReactElement | null {
  const places = emails.flatMap(({ suggestions }, index) => (suggestions.length > 0 ? [index + 1] : []))
  const count = emails.reduce((sum, { suggestions }) => sum + suggestions.length, 0)
  if (count === 0) return null
  return (
    <Fact name="Ideas">
      {`${counted(count, 'suggestion')}, under email `}
      <EmailLinks numbers={places} />
    </Fact>
  )
}

function EmailLinks({ numbers }: { numbers: readonly number[] }): ReactElement {
  return (
    <>
      {numbers.map((number, index) => (
        <span key={number}>
          {index > 0 ? ', ' : ''}
          <a href={`#e${number}`}>{number}</a>
        </span>
      ))}
    </>
  )
}

function Edits({ draft, trails }: { draft: Draft; trails: Trails }): ReactElement | null {
  const edits = recordedEdits(draft)
  if (edits.length === 0) return null
  return (
    <Fact name="Edits">
      <ul>
        {edits.map(({ sentence, before, after, email }) => (
          <li key={sentence}>
            <del>{before}</del> became <ins>{after}</ins> in{' '}
            <a href={`#m${trails.get(sentence)?.number ?? 1}`}>email {email}</a>
          </li>
        ))}
      </ul>
    </Fact>
  )
}
