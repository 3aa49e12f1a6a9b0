import type { ReactElement } from 'react'
import { signUpGuardWords } from '../words/sign-up-guard-words.ts'
import { MeantAddress } from './meant-address.tsx'
import { Page } from './page.tsx'
import { JoinableLists } from './preferences-join.tsx'
import { ListSection } from './preferences-list.tsx'
import { Openness } from './preferences-openness.tsx'
import type { PreferencesProps, Said } from './preferences-props.ts'
import { AboutYou } from './preferences-you.tsx'

/** All that a reader gets and can change, on one page with two views; its forms post to its own address. */
export function PreferencesPage(props: PreferencesProps): ReactElement {
  const { words, language, look, view, said } = props
  const title = view === 'you' ? words.you.title : words.emails.title
  return (
    <Page title={said ? `${said.text} ${title}` : title} language={language} look={look}>
      <main className="preferences">
        <SaidLine said={said} language={language} />
        <Views words={words} view={view} />
        <h1>{title}</h1>
        {view === 'you' ? <AboutYou {...props} /> : <Emails {...props} />}
      </main>
    </Page>
  )
}

function SaidLine({ said, language }: Pick<PreferencesProps, 'said' | 'language'>): ReactElement | null {
  if (said === null) return null
  if (said.meant !== undefined) return <MeantLine said={said} meant={said.meant} language={language} />
  return (
    <p className={said.at === null ? 'said' : 'said wrong'} role={said.at === null ? 'status' : 'alert'}>
      {said.text} {said.undo && <a href={said.undo.href}>{said.undo.words}</a>}
    </p>
  )
}

/** Asks whether another address was meant, where the answer of every form stands. */
function MeantLine(props: { said: Said; meant: string; language: string }): ReactElement {
  const { said, meant, language } = props
  const typed = said.typed?.address ?? ''
  return (
    <section className="said" aria-labelledby="meant">
      <p id="meant" role="alert">
        {said.text}
      </p>
      <p className="hint">{signUpGuardWords(language).typed(typed)}</p>
      <MeantAddress language={language} typed={typed} meant={meant}>
        <input type="hidden" name="action" value="address" />
      </MeantAddress>
    </section>
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
      <Openness {...props} />
      {leaveUrl !== null && (
        <p className="leave-all">
          <a href={new URL(leaveUrl).pathname}>{words.emails.leaveAll}</a>
        </p>
      )}
    </>
  )
}
