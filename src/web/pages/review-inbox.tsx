import type { ReactElement } from 'react'
import type { Review, ReviewedEmail } from '../../actions/review.ts'
import type { Email } from '../../core/draft/draft.ts'
import { counted } from '../../core/draft/draft-words.ts'
import { textDirection } from '../../core/mail/text-direction.ts'
import { dayWords, SAMPLE_SENDER } from '../review-words.ts'
import type { Trails } from '../sentence-trails.ts'
import { ReviewLetter } from './review-letter.tsx'
import { ReviewNotes } from './review-notes.tsx'
import { SlotWords } from './slot-words.tsx'

export interface InboxProps {
  readonly review: Review
  readonly trails: Trails
  /** Where the emails of this review are served, without a slash at the end; null where nothing is served. */
  readonly path: string | null
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
        {emails.map((reviewed, index) => (
          <Mail key={reviewed.email.id} reviewed={reviewed} number={index + 1} {...props} />
        ))}
      </div>
    </section>
  )
}

interface MailProps extends InboxProps {
  readonly reviewed: ReviewedEmail
  /** Counts from 1. */
  readonly number: number
}

function Mail({ reviewed, number, review, trails, path }: MailProps): ReactElement {
  const { email } = reviewed
  const sender = review.list?.sender
  return (
    <details className={`mail e${number}`} id={`e${number}`} name="mail">
      <summary>
        <span className="disc" aria-hidden="true">
          {number}
        </span>
        <span className="sender">{sender?.name || sender?.address || SAMPLE_SENDER}</span>
        <span className="day" lang="en">
          {dayWords(email)}
        </span>
        <h3 className="subject">
          <SlotWords slot={email.subject} trails={trails} />
        </h3>
        <span className="preview">
          <SlotWords slot={email.preview} trails={trails} />
        </span>
        <Flags email={email} />
      </summary>
      <ReviewLetter
        email={email}
        trails={trails}
        language={review.draft.article.language}
        sender={sender?.name || SAMPLE_SENDER}
      />
      <ReviewNotes
        reviewed={reviewed}
        emails={review.draft.emails}
        trails={trails}
        language={review.draft.article.language}
        path={path === null ? null : `${path}/emails/${number}`}
      />
    </details>
  )
}

/** How much there is to do in an email, before it is opened. */
function Flags({ email: { lint, suggestions } }: { email: Email }): ReactElement | null {
  const fails = lint.filter(({ level }) => level === 'fail').length
  const others = [
    ...(lint.length > fails ? [`${lint.length - fails} to check`] : []),
    ...(suggestions.length > 0 ? [counted(suggestions.length, 'suggestion')] : []),
  ].join(', ')
  if (fails === 0 && others === '') return null
  return (
    <span className="flags" lang="en" dir="ltr">
      {fails > 0 && <b className="fail">{fails} to mend</b>} {others}
    </span>
  )
}
