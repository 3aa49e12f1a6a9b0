import type { ReactElement } from 'react'
import { Page } from './page.tsx'
import { JoinableLists } from './preferences-join.tsx'
import { ListSection } from './preferences-list.tsx'
import type { PreferencesProps, Said } from './preferences-props.ts'
import { AboutYou } from './preferences-you.tsx'

/** All that a reader gets and can change, on one page with two views; its forms post to its own address. */
export function PreferencesPage(props: PreferencesProps): ReactElement {
  const { words, language, look, view, said } = props
  const title = view === 'you' ? words.you.title : words.emails.title
  return (
    <Page title={said ? `${said.text} ${title}` : title} language={language} look={look}>
      <main className="preferences">
        <SaidLine said={said} />
        <Views words={words} view={view} />
        <h1>{title}</h1>
        {view === 'you' ? <AboutYou {...props} /> : <Emails {...props} />}
      </main>
    </Page>
  )
}

function SaidLine({ said }: { said: Said | null }): ReactElement | null {
  if (said === null) return null
  return (
    <p className={said.at === null ? 'said' : 'said wrong'} role={said.at === null ? 'status' : 'alert'}>
      {said.text} {said.undo && <a href={said.undo.href}>{said.undo.words}</a>}
    </p>
  )
}

function Views({ words, view }: Pick<PreferencesProps, 'words' | 'view'>): ReactElement {
  return (
    <nav className="views" aria-label={words.emails.views}>
      <a href="?" aria-current={view === 'emails' ? 'page' : undefined}>
        {words.emails.title}
      </a>
      <a href="?view=you" aria-current={view === 'you' ? 'page' : undefined}>
        {words.you.title}
      </a>
    </nav>
  )
}

function Emails(props: PreferencesProps): ReactElement {
  const { words, language, preferences } = props
  const { address, lists, joinable, leaveUrl } = preferences
  return (
    <>
      <p className="lead">{words.emails.lead(address)}</p>
      {lists.length === 0 && <p>{words.emails.nothing}</p>}
      {lists.map((place) => (
        <ListSection key={place.subscriptionId} {...props} place={place} />
      ))}
      <JoinableLists words={words} language={language} lists={joinable} />
      {leaveUrl !== null && (
        <p className="leave-all">
          <a href={new URL(leaveUrl).pathname}>{words.emails.leaveAll}</a>
        </p>
      )}
    </>
  )
}
