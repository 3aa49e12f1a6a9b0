import type { ReactElement } from 'react'
import type { ReviewedEmail } from '../../actions/review.ts'
import type { Email, Suggestion } from '../../core/draft/draft.ts'
import { counted, withEmailNumbers } from '../../core/draft/draft-words.ts'
import { LEVELS } from '../review-words.ts'
import type { Trails } from '../sentence-trails.ts'
import { ReviewSlots } from './review-slots.tsx'

interface NotesProps {
  readonly reviewed: ReviewedEmail
  /** All emails of the series. */
  readonly emails: readonly Email[]
  readonly trails: Trails
  readonly language: string
  /** Where this email is served as HTML, its text part one step below; null where nothing is served. */
  readonly path: string | null
}

/** What the marketer wants to know of an email: what to mend, what could be better, what made each slot. */
export function ReviewNotes({ reviewed, emails, trails, language, path }: NotesProps): ReactElement {
  const { email, words, text } = reviewed
  return (
    <div className="notes" lang="en" dir="ltr">
      <Findings email={email} emails={emails} />
      <Suggestions suggestions={email.suggestions} trails={trails} />
      <h4>
        Around the text <span className="soft">of {counted(words, 'word')}</span>
      </h4>
      <ReviewSlots email={email} trails={trails} language={language} />
      {path === null ? <TextPart text={text} language={language} /> : <AsSent email={email} path={path} />}
    </div>
  )
}

function Findings({
  email: { lint },
  emails,
}: {
  email: Email
  emails: readonly Pick<Email, 'id'>[]
}): ReactElement | null {
  if (lint.length === 0) return null
  const sorted = lint.toSorted((a, b) => Number(b.level === 'fail') - Number(a.level === 'fail'))
  return (
    <>
      <h4>To look at</h4>
      <ul className="advice">
        {sorted.map(({ rule, level, message }) => (
          <li key={rule + message}>
            <b className={level}>{LEVELS[level]}</b> {withEmailNumbers(message, emails)}
          </li>
        ))}
      </ul>
    </>
  )
}

interface SuggestionsProps {
  readonly suggestions: readonly Suggestion[]
  readonly trails: Trails
}

/** Edits that nobody makes for the marketer: what to do, why, and where. */
function Suggestions({ suggestions, trails }: SuggestionsProps): ReactElement | null {
  if (suggestions.length === 0) return null
  return (
    <>
      <h4>Suggestions</h4>
      <ul className="advice">
        {suggestions.map(({ what, sentence, why, edit }) => (
          <li key={what + sentence}>
            {what}
            {edit.kind === 'replace' && (
              <ins>
                <bdi>{edit.text}</bdi>
              </ins>
            )}
            <small>
              {why} <SentenceLink number={trails.get(sentence)?.number} />
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}

function SentenceLink({ number }: { number: number | undefined }): ReactElement | null {
  return number === undefined ? null : <a href={`#m${number}`}>Sentence {number}</a>
}

function TextPart({ text, language }: { text: string; language: string }): ReactElement {
  return (
    <details>
      <summary className="reveal">Its plain-text part</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its rows stay as long as they are sent, and keys must scroll it */}
      <pre lang={language} dir="auto" tabIndex={0}>
        {text}
      </pre>
    </details>
  )
}

function AsSent({ email, path }: { email: Email; path: string }): ReactElement {
  return (
    <details>
      <summary className="reveal">Exactly as it is sent</summary>
      <iframe
        className="email"
        title={`As it is sent: ${email.subject.text}`}
        src={path}
        loading="lazy"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <p>
        <a href={`${path}/text`}>Its plain-text part</a>
      </p>
    </details>
  )
}
