import type { ReactElement } from 'react'
import type { PageLook } from '../page-look.ts'
import type { GeneralWords } from '../words/general-words.ts'
import { Mark, Page } from './page.tsx'

interface FrontProps {
  readonly words: GeneralWords
  readonly language: string
  /** Null where the lists share none. */
  readonly look: PageLook | null
}

/** What stands at the root: who lives here, and nothing about anybody. */
export function FrontPage({ words, language, look }: FrontProps): ReactElement {
  return (
    <Page title={look?.theme.brand ?? (look ? words.front.title : 'Rivulet')} language={language} look={look}>
      <main>
        {look === null && (
          <p className="brand">
            <Mark /> Rivulet
          </p>
        )}
        <h1>{words.front.title}</h1>
        <p className="lead">{words.front.lead}</p>
        <p className="soft">{words.front.hint}</p>
        <p>
          <a href="/unsubscribe">{words.front.lost}</a>
        </p>
      </main>
    </Page>
  )
}
