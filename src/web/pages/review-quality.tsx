import type { ReactElement } from 'react'
import type { Review } from '../../actions/review.ts'
import type { JudgedMeasure } from '../../core/draft/measures/judge-measures.ts'
import type { Trails } from '../sentence-trails.ts'
import { Fact } from './fact.tsx'

interface QualityProps {
  readonly review: Review
  readonly trails: Trails
}

/** The measures of the draft: those that miss their target with the places, the others folded. */
export function ReviewQuality({ review, trails }: QualityProps): ReactElement | null {
  const { measures } = review
  const missed = measures.filter(({ level }) => level !== 'pass')
  const places = placesOf(review, trails)
  if (measures.length === 0) return null
  return (
    <Fact name="Quality">
      <details>
        <summary className="reveal">
          {measures.length - missed.length} of {measures.length} measures pass
        </summary>
        <ul className="measures">
          {[...missed, ...measures.filter(({ level }) => level === 'pass')].map((measure) => (
            <MeasureRow key={measure.id} measure={measure} places={places} />
          ))}
        </ul>
      </details>
    </Fact>
  )
}

function MeasureRow({ measure, places }: { measure: JudgedMeasure; places: Places }): ReactElement {
  const { level, name, value, target } = measure
  return (
    <li className={level}>
      <span className="level">{level}</span>
      <span>
        {name}
        {level !== 'pass' && <MissedPlaces measure={measure} places={places} />}
      </span>
      <span className="value">
        {value}
        {level !== 'pass' && <small>aim: {target}</small>}
      </span>
    </li>
  )
}

const MOST_PLACES = 8

function MissedPlaces({ measure, places }: { measure: JudgedMeasure; places: Places }): ReactElement | null {
  const shown = [...new Set(measure.places)].slice(0, MOST_PLACES)
  const more = measure.places.length - shown.length
  if (shown.length === 0) return null
  return (
    <small>
      {shown.map((place, index) => (
        <span key={place}>
          {index > 0 ? '; ' : ''}
          <Place place={place} places={places} />
        </span>
      ))}
      {more > 0 && `; and ${more} more`}
    </small>
  )
}

/** Where an id of an email or a sentence is on this page. */
type Places = ReadonlyMap<string, { readonly href: string; readonly words: string }>

function placesOf({ emails }: Review, trails: Trails): Places {
  const sentences = [...trails].map(([id, { number }]) => link(id, `#a${number}`, `sentence ${number}`))
  return new Map([
    ...sentences,
    ...emails.map(({ email }, at) => link(email.id, `#e${at + 1}`, `email ${at + 1}`)),
  ])
}

function link(id: string, href: string, words: string) {
  return [id, { href, words }] as const
}

/** A place is an id, an id with what is wrong there, or words. */
function Place({ place, places }: { place: string; places: Places }): ReactElement {
  const colon = place.indexOf(': ')
  const id = places.has(place) || colon < 0 ? place : place.slice(0, colon)
  const found = places.get(id)
  if (!found) return <>{place}</>
  return (
    <>
      <a href={found.href}>{found.words}</a>
      {named(place.slice(id.length), places)}
    </>
  )
}

/** Words that name emails by their ids, with the numbers instead. */
function named(words: string, places: Places): string {
  return words.replace(/[a-z]+-[a-z0-9-]+/g, (id) => places.get(id)?.words ?? id)
}
