import type { ReactElement } from 'react'
import type { ImportNotes } from '../../actions/import-notes.ts'
import type { Review } from '../../actions/review.ts'
import { importWords, isDoubtful } from '../../core/draft/article-words.ts'
import { counted } from '../../core/draft/draft-words.ts'
import { Fact } from './fact.tsx'

/** How sure the import is, which entry of a feed it was, and what else stood on the page. */
export function ReviewImport({ review: { draft, notes } }: { review: Review }): ReactElement | null {
  const { article } = draft
  const sure = importWords(article)
  const { entry = null, leftOut = [] } = notes ?? {}
  if (sure === null && entry === null && leftOut.length === 0) return null
  return (
    <Fact name="Import">
      {entry && (
        <>
          Entry {entry.number} of {entry.of}: <bdi>{entry.title}</bdi>.{' '}
        </>
      )}
      {isDoubtful(article) ? <strong className="alarm">{sure}</strong> : sure}
      <LeftOnPage leftOut={leftOut} />
    </Fact>
  )
}

/** The beginning of each part of a page that is no article, in characters. */
const BEGINNING = /^.{0,160}/su

function LeftOnPage({ leftOut }: Pick<ImportNotes, 'leftOut'>): ReactElement | null {
  if (leftOut.length === 0) return null
  return (
    <details>
      <summary className="reveal">{counted(leftOut.length, 'part')} of the page left out</summary>
      <ul className="parts">
        {leftOut.map(({ what, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a page never move
          <li key={index}>
            <span>{what.replaceAll('-', ' ')}</span>
            <small>
              <bdi>{beginning(text)}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

function beginning(text: string): string {
  const start = BEGINNING.exec(text)?.[0] ?? ''
  return start.length < text.length ? `${start} …` : text
}
