import type { ReactElement, ReactNode } from 'react'
import type { PageLook } from '../page-look.ts'
import type { Question } from '../words/page-words.ts'
import { Page } from './page.tsx'

/**
 * One question and one button that posts to the page's own address. Looking at it changes nothing, so link
 * scanners and previews may.
 */
export function OneButtonPage({
  question,
  language,
  look = null,
  head,
  note,
  about,
}: {
  question: Question
  language: string
  look?: PageLook | null
  head?: ReactNode
  /** What happens if nobody presses it. */
  note?: string
  /** What is to be known before pressing it. */
  about?: ReactNode
}): ReactElement {
  return (
    <Page title={question.title} language={language} look={look} head={head}>
      <main>
        <h1>{question.title}</h1>
        <p className="lead">{question.lead}</p>
        {about}
        <form method="post">
          <button type="submit">{question.button}</button>
        </form>
        {note === undefined ? null : <p className="soft">{note}</p>}
      </main>
    </Page>
  )
}
