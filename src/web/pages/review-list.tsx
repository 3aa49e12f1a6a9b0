import type { ReactElement } from 'react'
import { Mark, Page } from './page.tsx'

export interface PublishedSeries {
  readonly id: number
  readonly name: string
  readonly listName: string
  /** What it does at the moment: active, paused or cancelled. */
  readonly state: string
}

export interface ReviewListProps {
  readonly series: readonly PublishedSeries[]
  /** Whether there is captured mail to look at. */
  readonly captured: boolean
}

/** Where the operator begins: what is published, and the captured mail where there is some. */
export function ReviewListPage({ series, captured }: ReviewListProps): ReactElement {
  return (
    <Page title="Published series" language="en" shape="desk">
      <header className="desk-head">
        <p className="brand">
          <Mark /> Rivulet
        </p>
        <h1>Published series</h1>
        <p className="soft">
          Each one beside its article, and as its readers get it.{' '}
          {captured ? <a href="/captured">The captured mail</a> : null}
        </p>
      </header>
      <main className="captured">
        {series.length === 0 ? (
          <p>Nothing yet. What you publish appears here.</p>
        ) : (
          <SeriesList {...{ series }} />
        )}
      </main>
    </Page>
  )
}

function SeriesList({ series }: Pick<ReviewListProps, 'series'>): ReactElement {
  return (
    <ol className="mails">
      {series.map(({ id, name, listName, state }) => (
        <li key={id}>
          <a href={`/review/${id}`}>{name}</a>
          <span className="soft">
            {listName}
            {state === 'active' ? '' : `, ${state}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
