import type { ReactElement } from 'react'
import type { Review } from '../../actions/review-sequence.ts'
import type { Email } from '../../core/draft/draft.ts'
import { textDirection } from '../../core/mail/text-direction.ts'
import type { Trails } from '../sentence-trails.ts'
import { ReviewLetter } from './review-letter.tsx'
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
  const { language } = draft.article
  return (
    <section className="phone" aria-labelledby="inbox-name">
      <h2 id="inbox-name" className="pane-name">
        The inbox of a reader
      </h2>
      <div className="screen" lang={language} dir={textDirection(language)}>
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
      <ReviewLetter email={email} trails={trails} sender={review.sender.name} />
      <ReviewNotes email={email} trails={trails} path={`${path}/emails/${number}`} />
    </details>
  )
}

function dayWords({ kind, day }: Email): string {
  return kind === 'welcome' && day === 0 ? 'at once' : `day ${day}`
}
