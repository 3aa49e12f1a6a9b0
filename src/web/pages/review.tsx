import type { ReactElement } from 'react'
import type { Review } from '../../actions/review-sequence.ts'
import { countTrails, type Totals, type Trails } from '../sentence-trails.ts'
import { reviewStyle } from '../stylesheet.ts'
import { Mark, Page } from './page.tsx'
import { ReviewArticle } from './review-article.tsx'
import { type InboxProps, ReviewInbox } from './review-inbox.tsx'

export interface ReviewProps extends InboxProps {
  /** Where the stylesheet is that joins the two sides. */
  readonly rulesHref: string
}

/** The article on the left, the series on the right, and each sentence tied to its place on the other side. */
export function ReviewPage({ rulesHref, ...inbox }: ReviewProps): ReactElement {
  const { review, trails } = inbox
  const head = (
    <>
      <link rel="stylesheet" href={reviewStyle.href} />
      <link rel="stylesheet" href={rulesHref} />
    </>
  )
  return (
    <Page title={`Review: ${review.name}`} language="en" shape="desk" head={head}>
      <ReviewHead review={review} trails={trails} />
      <main className="review">
        <ReviewArticle draft={review.draft} trails={trails} />
        <ReviewInbox {...inbox} />
      </main>
    </Page>
  )
}

function ReviewHead({ review, trails }: { review: Review; trails: Trails }): ReactElement {
  const { name, listName, sender, schedule } = review
  const from = sender.name === listName ? '' : `, from ${sender.name || sender.address}`
  return (
    <header className="desk-head">
      <p className="brand">
        <Mark /> Rivulet
      </p>
      <h1>{name}</h1>
      <p className="soft">
        {listName}
        {from}, {schedule}
      </p>
      <TotalsLine totals={countTrails(trails, review.emails.length)} />
      <a className="skip" href="#inbox-name">
        To the inbox
      </a>
    </header>
  )
}

function TotalsLine({ totals }: { totals: Totals }): ReactElement {
  const { emails, sentences, dropped, lost } = totals
  return (
    <p className="totals">
      <b>{emails}</b> emails <b>{sentences}</b> sentences <b>{dropped}</b> left out, with a reason{' '}
      <b className={lost > 0 ? 'lost' : undefined}>{lost}</b> lost
    </p>
  )
}
