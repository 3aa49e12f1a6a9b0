import type { ReactElement } from 'react'
import type { PageLook } from '../page-look.ts'
import type { UnsubscribeWords } from '../words/leaving-words.ts'
import { Page } from './page.tsx'

export interface UnsubscribeProps {
  readonly words: UnsubscribeWords
  readonly language: string
  readonly look: PageLook | null
  readonly listName: string
  /** Something else is to be left too. */
  readonly more: boolean
}

/** Before leaving: one button for the list, and another for everything where there is more. */
export function UnsubscribePage({ words, language, look, listName, more }: UnsubscribeProps): ReactElement {
  const question = words.unsubscribe(listName)
  return (
    <Page title={question.title} language={language} look={look}>
      <main>
        <h1>{question.title}</h1>
        <p className="lead">{question.lead}</p>
        <form method="post">
          <button type="submit" name="action" value="leave">
            {question.button}
          </button>
        </form>
        {more && <LeaveEverything words={words} />}
      </main>
    </Page>
  )
}

/** The way out of everything at once. */
export function LeaveEverything({ words }: { words: UnsubscribeWords }): ReactElement {
  return (
    <form method="post" className="aside">
      <p>{words.everything.lead}</p>
      <button type="submit" name="action" value="leave-all" className="second">
        {words.everything.button}
      </button>
    </form>
  )
}
