import type { ReactElement } from 'react'
import type { Question } from '../words.ts'
import { Page } from './page.tsx'

/**
 * One question and one button that posts to the page's own address. Looking at it changes nothing, so link
 * scanners and previews may.
 */
export function OneButtonPage({
  question,
  language,
}: {
  question: Question
  language: string
}): ReactElement {
  return (
    <Page title={question.title} language={language}>
      <main>
        <h1>{question.title}</h1>
        <p className="lead">{question.lead}</p>
        <form method="post">
          <button type="submit">{question.button}</button>
        </form>
      </main>
    </Page>
  )
}
