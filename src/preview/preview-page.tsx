import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Message } from '../core/mail/message.ts'
import { sampleLanguages } from '../render/sample-languages.ts'
import { addressOf, isStep, layoutNames, type PreviewChoice, themeNames, views } from './preview-choice.ts'
import type { EmailGroup } from './previewed-email.ts'

export interface PreviewPageProps {
  readonly choice: PreviewChoice
  readonly groups: readonly EmailGroup[]
  readonly message: Message
  /** The bytes that would leave, as text. */
  readonly raw: string
  readonly hasThemeFile: boolean
  /** What could not be read: the database, the theme file. */
  readonly notes: readonly string[]
}

/** The page around one email: what else there is, how to look at it, and the email itself. */
export function previewPage(props: PreviewPageProps): string {
  const { choice, groups, message, notes } = props
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${message.subject} · preview`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/preview.css" />
        <script src="/in-browser.js" defer />
      </head>
      <body>
        <a className="skip" href="#email">
          To the email
        </a>
        <Contents groups={groups} choice={choice} />
        <main>
          {notes.map((note) => (
            <p key={note} className="note" role="status">
              {note}
            </p>
          ))}
          <Heading message={message} />
          <div className="bar">
            <ViewTabs choice={choice} />
            <Switches choice={choice} hasThemeFile={props.hasThemeFile} />
          </div>
          <Shown {...props} />
        </main>
      </body>
    </html>
  )
  return `<!DOCTYPE html>${renderToStaticMarkup(page)}`
}

function Contents({ groups, choice }: { groups: readonly EmailGroup[]; choice: PreviewChoice }) {
  return (
    <nav className="contents" aria-label="Emails">
      <details open>
        <summary>Emails</summary>
        {groups.map(({ name, emails }) => (
          <section key={name}>
            <h2>{name}</h2>
            <ul>
              {emails.map(({ email, name: title }) => (
                <li key={email}>
                  <a
                    href={addressOf(choice, { email, ...themeOfOther(choice, email) })}
                    aria-current={email === choice.email ? 'page' : undefined}
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p className="keys">
          <kbd>j</kbd> <kbd>k</kbd> next and previous email, <kbd>1</kbd> to <kbd>5</kbd> the views
        </p>
      </details>
    </nav>
  )
}

/** From a template to a step and back: "list" is a theme of steps only. */
function themeOfOther({ email, theme }: PreviewChoice, other: string): { theme: string } {
  if (isStep(email) === isStep(other)) return { theme }
  return { theme: isStep(other) ? 'list' : theme === 'list' ? 'plain' : theme }
}

function Heading({ message: { subject, from, to, replyTo } }: { message: Message }) {
  return (
    <header>
      <h1 dir="auto">{subject}</h1>
      <p>
        <bdi>{from.name}</bdi> {`<${from.address}>`} to {to.address}
        {replyTo && replyTo.address !== from.address ? `, replies to ${replyTo.address}` : ''}
      </p>
    </header>
  )
}

function ViewTabs({ choice }: { choice: PreviewChoice }) {
  return (
    <nav className="views" aria-label="View">
      {views.map((view) => (
        <a
          key={view}
          href={addressOf(choice, { view })}
          aria-current={view === choice.view ? 'true' : undefined}
        >
          {view}
        </a>
      ))}
    </nav>
  )
}

function Switches({ choice, hasThemeFile }: { choice: PreviewChoice; hasThemeFile: boolean }) {
  return (
    <form className="switches" action={`/email/${choice.email}`}>
      <input type="hidden" name="view" value={choice.view} />
      {!isStep(choice.email) && <Switch name="language" of={sampleLanguages} chosen={choice.language} />}
      <Switch name="theme" of={themeNames(choice.email, hasThemeFile)} chosen={choice.theme} />
      <Switch name="layout" of={layoutNames} chosen={choice.layout} />
      <button type="submit">Show</button>
    </form>
  )
}

function Switch({ name, of, chosen }: { name: string; of: readonly string[]; chosen: string }) {
  return (
    <label>
      {name}{' '}
      <select name={name} defaultValue={chosen}>
        {of.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    </label>
  )
}

function Shown({ choice, message, raw }: PreviewPageProps): ReactNode {
  if (choice.view === 'text') return <Source id="email" name="Text part" text={message.text} />
  if (choice.view === 'source')
    return (
      <div id="email">
        <Source name="HTML part" text={message.html} />
        <Source name="Raw message" text={raw} />
      </div>
    )
  return (
    <div className={`frame ${choice.view}`}>
      <iframe
        id="email"
        src={addressOf(choice, {}, 'frame')}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        title={message.subject}
      />
    </div>
  )
}

function Source({ id, name, text }: { id?: string; name: string; text: string }) {
  return (
    <section id={id} className="source">
      <h2>{name}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0} dir="auto">
        {text}
      </pre>
    </section>
  )
}
