import type { ReactElement } from 'react'
import type { Slot } from '../../core/draft/draft.ts'
import type { Trails } from '../sentence-trails.ts'

/** The words of a slot, tied to the sentences that they quote; merge fields of the marketer's own words stand out. */
export function SlotWords({ slot, trails }: { slot: Slot; trails: Trails }): ReactElement {
  const numbers = quotedNumbers(slot, trails)
  const words = slot.origin === 'own' ? <OwnWords text={slot.text} /> : slot.text
  if (numbers.length === 0) return <>{words}</>
  return <span className={['s', ...numbers.map((number) => `s${number}`)].join(' ')}>{words}</span>
}

/** The numbers of the sentences that a slot quotes, each once. */
export function quotedNumbers(slot: Pick<Slot, 'from'>, trails: Trails): readonly number[] {
  const numbers = slot.from.flatMap(({ sentence }) => trails.get(sentence)?.number ?? [])
  return [...new Set(numbers)]
}

function OwnWords({ text }: { text: string }): ReactElement {
  return (
    <>
      {text.split(/(\{\{.*?\}\})/).map((part, index) => {
        const field = /^\{\{\s*([\w.]+)/.exec(part)?.[1]
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        return field ? <i key={index}>{field.replaceAll('_', ' ')}</i> : part
      })}
    </>
  )
}
