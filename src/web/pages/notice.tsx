import type { ReactElement } from 'react'
import type { Notice } from '../words.ts'
import { Page } from './page.tsx'

/** A page that only says something: one heading, a sentence or two, nothing to press. */
export function NoticePage({ notice, language }: { notice: Notice; language: string }): ReactElement {
  return (
    <Page title={notice.title} language={language}>
      <main>
        <h1>{notice.title}</h1>
        <p className="lead">{notice.text}</p>
        {notice.more === undefined ? null : <p className="soft">{notice.more}</p>}
      </main>
    </Page>
  )
}
