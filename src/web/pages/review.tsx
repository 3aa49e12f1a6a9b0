import type { ReactElement } from 'react'
import { reviewStyle } from '../stylesheet.ts'
import { Page } from './page.tsx'
import { ReviewArticle } from './review-article.tsx'
import { ReviewDesktop } from './review-desktop.tsx'
import { ReviewGlance } from './review-glance.tsx'
import { ReviewHead } from './review-head.tsx'
import { type InboxProps, ReviewInbox } from './review-inbox.tsx'

export interface ReviewProps extends InboxProps {
  /** Where the stylesheet is that joins the two sides. */
  readonly rulesHref: string
}

/** The review as a page of the server. */
export function ReviewPage({ rulesHref, ...inbox }: ReviewProps): ReactElement {
  const head = (
    <>
      <link rel="stylesheet" href={reviewStyle.href} />
      <link rel="stylesheet" href={rulesHref} />
    </>
  )
  return (
    <Page title={`Review: ${inbox.review.name}`} language="en" shape="desk" head={head}>
      <ReviewMain {...inbox} />
    </Page>
  )
}

/** The article on one side, the series on the other, and each sentence tied to its place on the other side. */
export function ReviewMain(inbox: InboxProps): ReactElement {
  const { review, trails } = inbox
  return (
    <main className="review">
      <ReviewHead review={review} trails={trails} />
      <ReviewGlance review={review} trails={trails} />
      <ReviewInbox {...inbox} />
      <ReviewDesktop review={review} />
      <ReviewArticle draft={review.draft} trails={trails} />
    </main>
  )
}
