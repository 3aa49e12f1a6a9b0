import type { ReactElement } from 'react'
import type { CapturedMessage } from '../../core/mail/message.ts'
import { Moment } from './moment.tsx'
import { Mark, Page } from './page.tsx'

export interface CapturedListProps {
  /** Newest first. */
  readonly messages: readonly CapturedMessage[]
  readonly total: number
  readonly newer: string | null
  readonly older: string | null
}

/** Mail that was kept instead of sent, by the person it was for. */
export function CapturedListPage({ messages, total, newer, older }: CapturedListProps): ReactElement {
  const people = Map.groupBy(messages, ({ message }) => message.to.address)
  return (
    <Page title="Captured mail" language="en" shape="desk">
      <header className="desk-head">
        <p className="brand">
          <Mark /> Rivulet
        </p>
        <h1>Captured mail</h1>
        <p className="soft">
          {total === 1 ? '1 email was' : `${total} emails were`} kept here, and none has left this machine.{' '}
          <a href="/review">What is published</a>
        </p>
      </header>
      <main className="captured">
        {total === 0 ? <p>Nothing yet. Subscribe somebody, and the first email appears here.</p> : null}
        {[...people].map(([address, theirs]) => (
          <Person key={address} address={address} messages={theirs} />
        ))}
        <Pager newer={newer} older={older} />
      </main>
    </Page>
  )
}

function Person({
  address,
  messages,
}: {
  address: string
  messages: readonly CapturedMessage[]
}): ReactElement {
  const name = messages[0]?.message.to.name ?? ''
  return (
    <section>
      <h2>
        <span className="soft">To</span> {name === '' ? address : `${name} <${address}>`}
      </h2>
      <ol className="mails">
        {messages.map(({ id, message }) => (
          <li key={id}>
            <a href={`/captured/${encodeURIComponent(id)}`}>{message.subject}</a>
            <Moment at={message.date} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Pager({ newer, older }: { newer: string | null; older: string | null }): ReactElement | null {
  if (newer === null && older === null) return null
  return (
    <nav className="pager" aria-label="Pages">
      {newer === null ? <span /> : <a href={newer}>Newer</a>}
      {older === null ? null : <a href={older}>Older</a>}
    </nav>
  )
}
