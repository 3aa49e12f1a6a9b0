import { Fragment, type ReactNode } from 'react'
import { fieldToken } from '../../src/core/mail/field-token.ts'
import type { Words } from '../../src/core/mail/letter.ts'
import type { SystemField } from '../../src/core/mail/merge.ts'
import { type Look, PARAGRAPH } from '../theme.ts'

/** In which language and direction the words of an element are, where that is not as in all of the letter. */
export interface WritingMark {
  readonly lang?: string
  readonly dir?: 'ltr' | 'auto'
}

/** Marks an element with words of ours: English, from left to right, where we have none in the letter's language. */
export function ourMark({ foreign }: Look): WritingMark {
  return foreign ? { lang: 'en', dir: 'ltr' } : {}
}

/** Marks an element with words of a slot: a phrase is ours; in a script that we have no words in, others run as they begin. */
export function slotMark({ origin }: Pick<Words, 'origin'>, look: Look): WritingMark {
  if (origin === 'phrase') return ourMark(look)
  return look.foreign && look.direction === 'rtl' ? { dir: 'auto' } : {}
}

/** Words of ours beside those of the letter. */
export function OurWords({ look, children }: { look: Look; children: ReactNode }) {
  return look.foreign ? <span {...ourMark(look)}>{children}</span> : children
}

/** A paragraph of ours; what fills a gap may be in any script and does not move what stands around it. */
export function Phrase({ text, gap, field }: { text: string; gap: `{${string}}`; field: SystemField }) {
  return (
    <p style={PARAGRAPH}>
      {text.split(gap).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no ids and never move
        <Fragment key={index}>
          {index > 0 && <span dir="auto">{fieldToken(field)}</span>}
          {part}
        </Fragment>
      ))}
    </p>
  )
}
