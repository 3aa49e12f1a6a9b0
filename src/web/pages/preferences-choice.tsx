import type { ReactElement, ReactNode } from 'react'
import { type Pace, paces } from '../../core/delivery/reader-choice.ts'
import { type PauseLength, pauseDates, pauseLengths } from '../../core/delivery/reader-pause.ts'
import { dayWords } from '../reader-time.ts'
import type { PreferencesProps } from './preferences-props.ts'

/** What a choice is for: a list, or one series of it. */
export interface ChoiceOf {
  readonly subscriptionId: number
  /** Null for the whole list. */
  readonly sequenceId: number | null
  readonly zone: string
}

/** The end of the ids of the fields of a choice. */
export function choiceKey({ subscriptionId, sequenceId }: Omit<ChoiceOf, 'zone'>): string {
  return sequenceId === null ? `${subscriptionId}` : `${subscriptionId}-${sequenceId}`
}

interface PaceProps extends PreferencesProps {
  readonly of: ChoiceOf
  readonly standing: { readonly pace: Pace; readonly pausedUntil: number | null }
  readonly summary: ReactNode
  /** The same as text. */
  readonly label: string
  /** What it holds for, and what else counts; null where there is nothing else. */
  readonly reach: string | null
  readonly children?: ReactNode
}

/** How often, and a pause: folded, until it is asked for or something in it is wrong. */
export function PaceForm(props: PaceProps): ReactElement {
  const { words, of, standing, summary, label, reach, said, children } = props
  const key = choiceKey(of)
  return (
    <details open={said?.at === `until-${key}` || undefined}>
      <summary>{summary}</summary>
      <form method="post" autoComplete="off" noValidate aria-label={label}>
        <Hidden action="pace" of={of} />
        {reach !== null && <p className="hint reach">{reach}</p>}
        <div className="field">
          <label htmlFor={`pace-${key}`}>{words.choice.pace}</label>
          <select id={`pace-${key}`} name="pace" defaultValue={standing.pace}>
            {paces.map((pace) => (
              <option key={pace} value={pace}>
                {words.list.pace[pace]}
              </option>
            ))}
          </select>
        </div>
        <PauseField {...props} />
        <UntilField {...props} />
        <button type="submit">{words.choice.save}</button>
      </form>
      {children}
    </details>
  )
}

function PauseField({ words, locale, of, standing: { pausedUntil } }: PaceProps): ReactElement {
  const id = `pause-${choiceKey(of)}`
  const time = { language: locale, zone: of.zone }
  return (
    <div className="field">
      <label htmlFor={id}>{words.choice.pause}</label>
      <select id={id} name="pause" defaultValue={pausedUntil === null ? 'none' : 'keep'}>
        <option value="none">{words.choice.none}</option>
        {pausedUntil !== null && (
          <option value="keep">{words.choice.keep(dayWords(pausedUntil, time))}</option>
        )}
        {(Object.keys(pauseLengths) as PauseLength[]).map((length) => (
          <option key={length} value={length}>
            {words.choice.lengths[length]}
          </option>
        ))}
      </select>
    </div>
  )
}

function UntilField({ words, of, now, said }: PaceProps): ReactElement {
  const id = `until-${choiceKey(of)}`
  const wrong = said?.at === id
  const { first, last } = pauseDates({ now, zone: of.zone })
  return (
    <div className="field">
      <label htmlFor={id}>{words.choice.until}</label>
      {wrong && (
        <p className="error" id={`${id}-error`}>
          {words.choice.wrongDate}
        </p>
      )}
      <input
        id={id}
        name="until"
        type="date"
        min={first}
        max={last}
        defaultValue={wrong ? said?.typed?.until : undefined}
        aria-describedby={wrong ? `${id}-error ${id}-hint` : `${id}-hint`}
        aria-invalid={wrong || undefined}
      />
      <p className="hint" id={`${id}-hint`}>
        {words.choice.untilHint}
      </p>
    </div>
  )
}

interface ActionProps {
  readonly action: 'leave' | 'off' | 'on'
  readonly of: ChoiceOf
  readonly children: ReactNode
}

/** One thing to do, by one button. */
export function ActionButton({ action, of, children }: ActionProps): ReactElement {
  return (
    <form method="post">
      <Hidden action={action} of={of} />
      <button type="submit" className="second">
        {children}
      </button>
    </form>
  )
}

function Hidden({ action, of }: { action: string; of: ChoiceOf }): ReactElement {
  return (
    <>
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="subscription" value={of.subscriptionId} />
      {of.sequenceId !== null && <input type="hidden" name="series" value={of.sequenceId} />}
    </>
  )
}
