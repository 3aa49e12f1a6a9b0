import type { ReactElement } from 'react'
import type { Review } from '../../actions/review.ts'
import { textDirection } from '../../core/mail/text-direction.ts'
import { dayWords, SAMPLE_SENDER } from '../review-words.ts'

/** The series as the inbox of a desktop shows it: one row an email, cut where the row ends. */
export function ReviewDesktop({ review }: { review: Review }): ReactElement {
  const { language } = review.draft.article
  const sender = review.list?.sender.name || review.list?.sender.address || SAMPLE_SENDER
  return (
    <section className="desktop" aria-labelledby="desktop-name">
      <h2 id="desktop-name" className="pane-name">
        A desktop inbox
      </h2>
      <ol lang={language} dir={textDirection(language)}>
        {review.emails.map(({ email }, index) => (
          <li key={email.id}>
            <a href={`#e${index + 1}`}>
              <span className="sender">{sender}</span>
              <span className="line">
                <b>{email.subject.text}</b> <span className="soft">{email.preview.text}</span>
              </span>
              <span className="day" lang="en">
                {dayWords(email)}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
