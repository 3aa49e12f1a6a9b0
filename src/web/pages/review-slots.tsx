import type { ReactElement } from 'react'
import type { Alternative, Email, Slot } from '../../core/draft/draft.ts'
import { ruleWords } from '../review-words.ts'
import { filledSlots, type SlotName, type Trails } from '../sentence-trails.ts'
import { quotedNumbers, SlotWords } from './slot-words.tsx'

interface SlotsProps {
  readonly email: Email
  readonly trails: Trails
  readonly language: string
}

/** Each slot with its words, what made them, where they come from, and what else could stand there. */
export function ReviewSlots({ email, trails, language }: SlotsProps): ReactElement {
  return (
    <dl>
      {filledSlots(email).map(({ name, slot }) => (
        <SlotNote key={name} name={name} slot={slot} trails={trails} language={language} />
      ))}
    </dl>
  )
}

interface SlotNoteProps {
  readonly name: SlotName
  readonly slot: Slot
  readonly trails: Trails
  readonly language: string
}

function SlotNote({ name, slot, trails, language }: SlotNoteProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi lang={language}>
          <SlotWords slot={slot} trails={trails} />
        </bdi>
        <Provenance made={slot} trails={trails} />
        <Alternatives alternatives={slot.alternatives} trails={trails} language={language} />
      </dd>
    </div>
  )
}

interface AlternativesProps extends Omit<SlotNoteProps, 'name' | 'slot'> {
  readonly alternatives: readonly Alternative[]
}

function Alternatives({ alternatives, trails, language }: AlternativesProps): ReactElement | null {
  const { length } = alternatives
  if (length === 0) return null
  return (
    <details>
      <summary className="reveal">{length === 1 ? '1 alternative' : `${length} alternatives`}</summary>
      <ol>
        {alternatives.map((other) => (
          <li key={other.rule + other.text}>
            <bdi lang={language}>{other.text}</bdi>
            <Provenance made={other} trails={trails} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The rule in words, and the sentences that it quotes. */
function Provenance({ made, trails }: { made: Slot | Alternative; trails: Trails }): ReactElement {
  const numbers = quotedNumbers(made, trails)
  return (
    <small>
      {ruleWords(made)}
      {numbers.length > 0 && ', from sentence '}
      {numbers.map((number, index) => (
        <span key={number}>
          {index > 0 ? ', ' : ''}
          <a href={`#a${number}`}>{number}</a>
        </span>
      ))}
    </small>
  )
}
