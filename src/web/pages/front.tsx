import type { ReactElement } from 'react'
import type { GeneralWords } from '../words/general-words.ts'
import { Mark, Page } from './page.tsx'

/** What stands at the root: who lives here, and nothing about anybody. */
export function FrontPage({ words, language }: { words: GeneralWords; language: string }): ReactElement {
  return (
    <Page title="Rivulet" language={language}>
      <main>
        <p className="brand">
          <Mark /> Rivulet
        </p>
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
