import type { ReactElement } from 'react'
import type { PageLook } from '../page-look.ts'
import type { Notice } from '../words/page-words.ts'
import { Page } from './page.tsx'

interface NoticeProps {
  readonly notice: Notice
  readonly language: string
  readonly look?: PageLook | null
}

/** A page that only says something: one heading, a sentence or two, at most one link. */
export function NoticePage({ notice, language, look = null }: NoticeProps): ReactElement {
  return (
    <Page title={notice.title} language={language} look={look}>
      <main>
        <h1>{notice.title}</h1>
        <p className="lead">{notice.text}</p>
        {notice.more === undefined ? null : <p className="soft">{notice.more}</p>}
        {notice.link === undefined ? null : (
          <p>
            <a href={notice.link.href}>{notice.link.words}</a>
          </p>
        )}
      </main>
    </Page>
  )
}
