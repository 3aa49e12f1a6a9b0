import type { ReactElement } from 'react'
import type { Review, ReviewedList } from '../../actions/review.ts'
import { documentSentences } from '../../core/article/document.ts'
import { formatWords, languageWords } from '../../core/draft/article-words.ts'
import type { Draft } from '../../core/draft/draft.ts'
import { wordCount } from '../../core/language/words.ts'
import { safeHref } from '../../core/mail/safe-href.ts'
import { countTrails, type Totals, type Trails } from '../sentence-trails.ts'
import { Mark } from './page.tsx'

/** Which series it is, of which article, and that every sentence is accounted for. */
export function ReviewHead({ review, trails }: { review: Review; trails: Trails }): ReactElement {
  const { name, list, draft, emails } = review
  return (
    <header className="review-head">
      <p className="brand">
        <Mark /> Rivulet
      </p>
      <h1>
        <bdi lang={draft.article.language}>{name}</bdi>
      </h1>
      <p className="soft">{list ? listWords(list) : 'A draft: nobody gets it until you publish it.'}</p>
      <p className="soft">
        <ArticleLine draft={draft} />
      </p>
      <TotalsLine totals={countTrails(trails, emails.length)} />
      <nav className="skips" aria-label="On this page">
        <a href="#inbox-name">The emails</a>
        <a href="#article-name">The article</a>
      </nav>
    </header>
  )
}

function listWords({ name, sender, schedule }: ReviewedList): string {
  const from = sender.name === name ? '' : `, from ${sender.name || sender.address}`
  return `${name}${from}, ${schedule}`
}

/** "English, Markdown, 1,243 words, example.com". */
function ArticleLine({ draft: { article, document } }: Pick<Review, 'draft'>): ReactElement {
  const words = documentSentences(document).reduce((sum, { text }) => sum + wordCount(text), 0)
  const facts = `${languageWords(article.language)}, ${formatWords(article.format)}, ${words.toLocaleString('en')} words`
  const address = webAddress(article)
  return (
    <>
      {facts}
      {address && (
        <>
          {', from '}
          <a href={address.href} rel="noreferrer">
            {address.host}
          </a>
        </>
      )}
    </>
  )
}

function webAddress({ url }: Draft['article']): URL | null {
  const href = url === null ? null : safeHref(url)
  return href !== null && /^https?:/i.test(href) ? URL.parse(href) : null
}

function TotalsLine({ totals }: { totals: Totals }): ReactElement {
  const { emails, sentences, dropped, lost } = totals
  return (
    <p className="totals">
      <span>
        <b>{emails}</b> emails
      </span>{' '}
      <span>
        <b>{sentences}</b> sentences
      </span>{' '}
      <span>
        <b>{dropped}</b> left out, with a reason
      </span>{' '}
      <span className={lost > 0 ? 'lost' : undefined}>
        <b>{lost}</b> lost
      </span>
    </p>
  )
}
