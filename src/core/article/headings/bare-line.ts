import type { LineFacts } from './line-facts.ts'

/** A line of bare text: a paragraph, a heading, the words of a list item, or a rule. Blank lines are counted. */
export interface BareLine {
  readonly text: string
  readonly kind: 'text' | 'item' | 'rule'
  readonly blanksBefore: number
  /** === or --- stands below it. */
  readonly underlined: boolean
}

/** A line with what it says by itself. */
export interface ReadLine extends LineFacts {
  readonly line: BareLine
}
