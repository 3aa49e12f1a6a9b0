import type { Review } from '../actions/review.ts'
import { Page, renderPage } from './pages/page.tsx'
import { ReviewMain } from './pages/review.tsx'
import { reviewRules } from './review-rules.ts'
import { followSentences } from './sentence-trails.ts'
import { deskStyle, letterStyle, reviewStyle } from './stylesheet.ts'

/** A file is opened without a server that could forbid anything, so it forbids it itself. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** The review page as one file: no script, nothing to fetch, the same bytes for the same review. */
export function reviewFile(review: Review): string {
  const trails = followSentences(review.draft)
  const rules = reviewRules({ sentences: trails.size, emails: review.emails.length })
  const css = [letterStyle, deskStyle, reviewStyle].map((style) => tighten(style.css)).join('') + rules
  const head = (
    <>
      <meta httpEquiv="Content-Security-Policy" content={POLICY} />
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="no-referrer" />
    </>
  )
  return renderPage(
    <Page title={`Review: ${review.name}`} language="en" shape="desk" head={head} inlineCss={css}>
      <ReviewMain review={review} trails={trails} path={null} />
    </Page>,
  )
}

/** The same rules without comments, line breaks and indentation. */
function tighten(css: string): string {
  return css.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '').replace(/\s*\n\s*/g, ' ')
}
