import type { ReactElement } from 'react'
import type { Review } from '../../actions/review-sequence.ts'
import type { Sentence } from '../../core/document.ts'
import type { Email } from '../../core/draft.ts'
import type { Trails } from '../sentence-trails.ts'
import { Blocks, InlineRuns } from './blocks.tsx'
import { ReviewNotes } from './review-notes.tsx'
import { SlotWords } from './slot-words.tsx'

export interface InboxProps {
  readonly review: Review
  readonly trails: Trails
  /** Where the emails of this review are served, without a slash at the end. */
  readonly path: string
}

/** A phone with the whole series in its inbox; each line opens into the email. */
export function ReviewInbox(props: InboxProps): ReactElement {
  const { emails, draft } = props.review
  return (
    <section className="phone" aria-labelledby="inbox-name">
      <h2 id="inbox-name" className="pane-name">
        The inbox of a reader
      </h2>
      <div className="screen" lang={draft.article.language}>
        {emails.map(({ email }, index) => (
          <Mail key={email.id} email={email} number={index + 1} {...props} />
        ))}
      </div>
    </section>
  )
}

interface MailProps extends InboxProps {
  readonly email: Email
  /** Counts from 1. */
  readonly number: number
}

function Mail({ email, number, review, trails, path }: MailProps): ReactElement {
  return (
    <details className={`mail e${number}`} id={`e${number}`} name="mail">
      <summary>
        <span className="disc" aria-hidden="true">
          {number}
        </span>
        <span className="sender">{review.sender.name || review.sender.address}</span>
        <span className="day">{dayWords(email)}</span>
        <span className="subject">
          <SlotWords slot={email.subject} trails={trails} />
        </span>
        <span className="preview">
          <SlotWords slot={email.preview} trails={trails} />
        </span>
      </summary>
      <Letter email={email} trails={trails} />
      <ReviewNotes email={email} trails={trails} path={`${path}/emails/${number}`} />
    </details>
  )
}

function dayWords({ kind, day }: Email): string {
  return kind === 'welcome' && day === 0 ? 'at once' : `day ${day}`
}

/** The email in the order in which it is read. */
function Letter({ email, trails }: { email: Email; trails: Trails }): ReactElement {
  const part = (className: string, slot: Email['tip']) =>
    slot && (
      <p className={className}>
        <SlotWords slot={slot} trails={trails} />
      </p>
    )
  const draw = (sentence: Sentence) => <MailSentence sentence={sentence} trails={trails} />
  return (
    <div className="letter-body">
      {part('greeting', email.greeting)}
      {part('opener', email.opener)}
      <Blocks blocks={email.body} draw={draw} topHeading={3} />
      {part('tip', email.tip)}
      <RecalledEmails email={email} />
      {part(email.cta.kind === 'link' ? 'call button' : 'call', email.cta.label)}
      {part('signoff', email.signoff)}
      {part('ps', email.ps)}
    </div>
  )
}

function RecalledEmails({ email }: { email: Email }): ReactElement | null {
  if (email.links.length === 0) return null
  return (
    <ul className="recalled">
      {email.links.map((link) => (
        <li key={link.email}>{link.label}</li>
      ))}
    </ul>
  )
}

function MailSentence({ sentence, trails }: { sentence: Sentence; trails: Trails }): ReactElement {
  const words = <InlineRuns inlines={sentence.inlines} />
  const trail = trails.get(sentence.id)
  if (!trail) return <span className="own">{words}</span>
  return (
    <a className={`s s${trail.number}`} id={`m${trail.number}`} href={`#a${trail.number}`}>
      {words}
    </a>
  )
}
