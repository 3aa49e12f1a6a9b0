import type { ReactElement } from 'react'
import type { CapturedMessage, Mailbox, Message } from '../../core/mail/message.ts'
import { Moment } from './moment.tsx'
import { Page } from './page.tsx'

/** One kept email: as its reader sees it, then its text part and headers, and the raw file. */
export function CapturedMessagePage({ mail }: { mail: CapturedMessage }): ReactElement {
  const { id, key: mailKey, message } = mail
  const path = `/captured/${encodeURIComponent(id)}`
  return (
    <Page title={message.subject} language="en" shape="desk">
      <header className="desk-head">
        <p className="brand">
          <a href="/captured">All captured mail</a>
        </p>
        <h1>{message.subject}</h1>
        <Envelope message={message} />
      </header>
      <main className="captured">
        <section>
          <h2>As its reader sees it</h2>
          <iframe
            className="email"
            title="The email"
            src={`${path}/html`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </section>
        <section>
          <h2>Text part</h2>
          <pre>{message.text}</pre>
        </section>
        <section>
          <h2>Headers</h2>
          <Headers message={message} mailKey={mailKey} />
          <p>
            <a href={`${path}/raw`}>The raw email (.eml)</a>
          </p>
        </section>
      </main>
    </Page>
  )
}

function Envelope({ message }: { message: Message }): ReactElement {
  return (
    <dl className="envelope">
      <dt>From</dt>
      <dd>{mailboxText(message.from)}</dd>
      <dt>To</dt>
      <dd>{mailboxText(message.to)}</dd>
      <dt>Date</dt>
      <dd>
        <Moment at={message.date} /> <span className="soft">{new Date(message.date).toISOString()}</span>
      </dd>
    </dl>
  )
}

function Headers({ message, mailKey }: { message: Message; mailKey: string }): ReactElement {
  const tags = Object.entries(message.tags).map(([name, value]) => `${name}=${value}`)
  const rows = [
    ...(message.replyTo ? [{ name: 'Reply-To', value: mailboxText(message.replyTo) }] : []),
    { name: 'Message-ID', value: message.messageId },
    ...message.headers,
    { name: 'Tags', value: tags.join(', ') },
    { name: 'Idempotency key', value: mailKey },
  ]
  return (
    <dl className="headers">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function mailboxText({ name, address }: Mailbox): string {
  return name === '' ? address : `${name} <${address}>`
}
