import type { ReactElement } from 'react'
import type { Email, Slot } from '../../core/draft/draft.ts'
import { filledSlots, type SlotName, type Trails } from '../sentence-trails.ts'
import { quotedNumbers, SlotWords } from './slot-words.tsx'

interface NotesProps {
  readonly email: Email
  readonly trails: Trails
  /** Where this email is served as HTML; its text part is one step below. */
  readonly path: string
}

/** What the marketer wants to know of an email: which rule made each slot, what could be better, how it is sent. */
export function ReviewNotes({ email, trails, path }: NotesProps): ReactElement {
  return (
    <div className="notes" lang="en">
      <dl>
        {filledSlots(email).map(({ name, slot }) => (
          <SlotNote key={name} name={name} slot={slot} trails={trails} />
        ))}
      </dl>
      <Advice email={email} />
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
    </div>
  )
}

interface SlotNoteProps {
  readonly name: SlotName
  readonly slot: Slot
  readonly trails: Trails
}

function SlotNote({ name, slot, trails }: SlotNoteProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <SlotWords slot={slot} trails={trails} />
        <small>
          <code>{slot.rule}</code> <Sources slot={slot} trails={trails} />
        </small>
        <Alternatives alternatives={slot.alternatives} />
      </dd>
    </div>
  )
}

function Alternatives({ alternatives }: Pick<Slot, 'alternatives'>): ReactElement | null {
  const { length } = alternatives
  if (length === 0) return null
  return (
    <details>
      <summary className="reveal">{length === 1 ? '1 alternative' : `${length} alternatives`}</summary>
      {alternatives.map(({ text, rule }) => (
        <small key={rule + text}>
          {text} <code>{rule}</code>
        </small>
      ))}
    </details>
  )
}

function Sources({ slot, trails }: { slot: Slot; trails: Trails }): ReactElement {
  const numbers = quotedNumbers(slot, trails)
  if (numbers.length === 0) return <>{slot.origin === 'own' ? 'your own words' : 'our own phrase'}</>
  return (
    <>
      {'from sentence '}
      {numbers.map((number, index) => (
        <span key={number}>
          {index > 0 ? ', ' : ''}
          <a href={`#a${number}`}>{number}</a>
        </span>
      ))}
    </>
  )
}

function Advice({ email }: { email: Email }): ReactElement | null {
  if (email.lint.length + email.suggestions.length === 0) return null
  return (
    <ul className="advice">
      {email.lint.map(({ rule, level, message }) => (
        <li key={rule + message} className={level}>
          {message}
        </li>
      ))}
      {email.suggestions.map(({ what, sentence, why }) => (
        <li key={what + sentence}>
          {what}: {why}
        </li>
      ))}
    </ul>
  )
}
