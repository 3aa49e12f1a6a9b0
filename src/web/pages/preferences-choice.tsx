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
  /** What it holds for, and what else counts. */
  readonly reach: ReactNode
  readonly children?: ReactNode
}

/** How often, and a pause: folded, until it is asked for or something in it is wrong. */
export function PaceForm(props: PaceProps): ReactElement {
  const { words, of, standing, summary, label, reach, children } = props
  const key = choiceKey(of)
  const typed = typedFor(props)
  return (
    <details open={typed !== null || undefined}>
      <summary>{summary}</summary>
      <form method="post" autoComplete="off" noValidate aria-label={label}>
        <Hidden action="pace" of={of} />
        <div className="hint reach">{reach}</div>
        <div className="field">
          <label htmlFor={`pace-${key}`}>{words.choice.pace}</label>
          <select id={`pace-${key}`} name="pace" defaultValue={typed?.pace ?? standing.pace}>
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

/** What was typed into this form, where something in it is wrong. */
function typedFor({ said, of }: PaceProps): Readonly<Record<string, string>> | null {
  return said?.at === `until-${choiceKey(of)}` ? (said.typed ?? {}) : null
}

function PauseField(props: PaceProps): ReactElement {
  const { words, locale, of, standing } = props
  const { pausedUntil } = standing
  const id = `pause-${choiceKey(of)}`
  const time = { language: locale, zone: of.zone }
  return (
    <div className="field">
      <label htmlFor={id}>{words.choice.pause}</label>
      <select
        id={id}
        name="pause"
        defaultValue={typedFor(props)?.pause ?? (pausedUntil === null ? 'none' : 'keep')}
      >
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

function UntilField(props: PaceProps): ReactElement {
  const { words, of, now, said } = props
  const id = `until-${choiceKey(of)}`
  const typed = typedFor(props)
  const wrong = typed !== null
  const { first, last } = pauseDates({ now, zone: of.zone })
  return (
    <div className="field">
      <label htmlFor={id}>{words.choice.until}</label>
      {wrong && (
        <p className="error" id={`${id}-error`}>
          {said?.error ?? words.choice.wrongDate}
        </p>
      )}
      <input
        id={id}
        name="until"
        type="date"
        min={first}
        max={last}
        defaultValue={typed?.until}
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
