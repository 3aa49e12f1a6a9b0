import type { ReactElement } from 'react'
import type { ReaderList } from '../../actions/find-preferences.ts'
import type { ReaderEmail, ReaderSeries } from '../../actions/find-preferences-series.ts'
import { hasArchive } from '../../actions/openness-settings.ts'
import { isolated } from '../isolated.ts'
import { dayWords, momentWords, type TimeOf } from '../reader-time.ts'
import { foreign } from './foreign-words.ts'
import { marketerMark, WithName } from './marketer-words.tsx'
import { ActionButton, type ChoiceOf, PaceForm } from './preferences-choice.tsx'
import type { PreferencesProps } from './preferences-props.ts'

type ListProps = PreferencesProps & { readonly place: ReaderList }

/** One list: since when, how often, its series, and the way out. */
export function ListSection(props: ListProps): ReactElement {
  const { words, language, place } = props
  const { list, subscriptionId } = place
  const id = `list-${subscriptionId}`
  const lang = foreign(list.language, language)
  const of: ChoiceOf = { subscriptionId, sequenceId: null, zone: place.zone }
  return (
    <section className="list" aria-labelledby={id}>
      <h2 id={id} {...marketerMark(list.language, language)}>
        {list.name}
      </h2>
      <Standing {...props} />
      {place.series.map((series) => (
        <SeriesPart key={series.sequenceId} {...props} series={series} />
      ))}
      <PaceForm
        {...props}
        of={of}
        standing={place}
        summary={<WithName say={words.list.change} name={list.name} lang={lang} />}
        label={words.list.change(isolated(list.name))}
        reach={<ListReach {...props} />}
      />
      <ActionButton action="leave" of={of}>
        <WithName say={words.list.leave} name={list.name} lang={lang} />
      </ActionButton>
    </section>
  )
}

/** What a choice for a whole list holds for, and what becomes of its newsletters meanwhile. */
function ListReach({ words, place: { list, series } }: ListProps): ReactElement {
  return (
    <>
      {series.length > 0 && <p>{words.list.reach}</p>}
      <p>{words.list.missed}</p>
      {hasArchive(list) && (
        <p>
          <a href={`/archive/${list.slug}`}>{words.list.archive}</a>
        </p>
      )}
    </>
  )
}

function timeOf({ locale, place }: ListProps): TimeOf {
  return { language: locale, zone: place.zone }
}

function Standing(props: ListProps): ReactElement {
  const { words, place } = props
  const { since, pace, pausedUntil } = place
  const choices = [
    ...(pace === 'planned' ? [] : [words.list.pace[pace]]),
    ...(pausedUntil === null ? [] : [words.list.paused(dayWords(pausedUntil, timeOf(props)))]),
  ]
  return (
    <>
      {since !== null && <p className="soft">{words.list.since(dayWords(since, timeOf(props)))}</p>}
      {choices.length > 0 && <p className="chosen">{choices.join(' · ')}</p>}
    </>
  )
}

type SeriesProps = ListProps & { readonly series: ReaderSeries }

/** Where the reader is in one series. */
function SeriesPart(props: SeriesProps): ReactElement {
  const { language, place, series } = props
  const id = `series-${place.subscriptionId}-${series.sequenceId}`
  return (
    <section className="series" aria-labelledby={id}>
      <h3 id={id} {...marketerMark(place.list.language, language)}>
        {series.name}
      </h3>
      <Place {...props} />
      <Next {...props} />
      <Had {...props} />
      <SeriesChoice {...props} />
    </section>
  )
}

function Place({ words, series: { place } }: SeriesProps): ReactElement | null {
  if (place.of === 0) return null
  return (
    <p className="place">
      <progress value={place.had} max={place.of} aria-hidden="true" />{' '}
      {words.series.place(place.had, place.of)}
    </p>
  )
}

function Next(props: SeriesProps): ReactElement {
  const { words, language, place, series, now } = props
  const { next, pace, pausedUntil } = series
  if (next.kind !== 'email') return <p className="soft">{words.series[next.kind]}</p>
  const when = next.at > now ? momentWords(next.at, timeOf(props)) : words.series.soon
  const choices = [
    ...(pace === 'planned' ? [] : [words.list.pace[pace]]),
    ...(pausedUntil === null ? [] : [words.list.paused(dayWords(pausedUntil, timeOf(props)))]),
  ]
  return (
    <p>
      {words.series.next} <b {...marketerMark(place.list.language, language)}>{next.subject}</b>
      <br />
      <span className="soft">{[when, ...choices].join(' · ')}</span>
    </p>
  )
}

function Had(props: SeriesProps): ReactElement | null {
  const { words, series } = props
  if (series.emails.length === 0) return null
  return (
    <details>
      <summary>{words.series.had(series.emails.length)}</summary>
      <ol className="had">
        {series.emails.map((email) => (
          <HadEmail key={`${email.at} ${email.subject}`} {...props} email={email} />
        ))}
      </ol>
    </details>
  )
}

function HadEmail(props: SeriesProps & { readonly email: ReaderEmail }): ReactElement {
  const { language, place, email } = props
  const mark = marketerMark(place.list.language, language)
  return (
    <li>
      {email.viewUrl === null ? (
        <span {...mark}>{email.subject}</span>
      ) : (
        <a href={new URL(email.viewUrl).pathname} {...mark}>
          {email.subject}
        </a>
      )}{' '}
      <small>{dayWords(email.at, timeOf(props))}</small>
    </li>
  )
}

function SeriesChoice(props: SeriesProps): ReactElement | null {
  const { words, language, place, series } = props
  const of = { subscriptionId: place.subscriptionId, sequenceId: series.sequenceId, zone: place.zone }
  const lang = foreign(place.list.language, language)
  if (series.next.kind === 'off' && series.open)
    return (
      <ActionButton action="on" of={of}>
        {words.series.turnOn}
      </ActionButton>
    )
  if (series.next.kind === 'off' || series.next.kind === 'over') return null
  return (
    <PaceForm
      {...props}
      of={of}
      standing={series}
      summary={<WithName say={words.series.change} name={series.name} lang={lang} />}
      label={words.series.change(isolated(series.name))}
      reach={<p>{words.series.reach}</p>}
    >
      <ActionButton action="off" of={of}>
        {words.series.turnOff}
      </ActionButton>
    </PaceForm>
  )
}
