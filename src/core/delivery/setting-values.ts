import type { WarmUpDay } from './flow-settings.ts'

/** How one kind of value is typed and told. */
export interface ValueKind<Value> {
  /** What may be typed, as the end of "it must be …". */
  readonly expected: string
  /** Null where the text is no such value. */
  parse(text: string): Value | typeof unreadable
  /** The shortest text that `parse` reads back as the same value. */
  say(value: Value): string
}

/** What parsing gives where the text is no such value. */
export const unreadable = Symbol('unreadable')

/** A number from `min` to `max`, with at most three decimals where not whole. */
export function numberKind(
  min: number,
  max: number,
  { whole }: { readonly whole: boolean },
): ValueKind<number> {
  const shape = whole ? /^\d{1,9}$/ : /^\d{1,9}(?:\.\d{1,3})?$/
  return {
    expected: `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`,
    parse: (text) => (shape.test(text) ? within(Number(text), min, max) : unreadable),
    say: String,
  }
}

/** The same, or `none`. */
export function orNone<Value>(kind: ValueKind<Value>): ValueKind<Value | null> {
  return {
    expected: `${kind.expected}, or none`,
    parse: (text) => (text === 'none' ? null : kind.parse(text)),
    say: (value) => (value === null ? 'none' : kind.say(value)),
  }
}

/** One of a few words. */
export function choiceKind<Word extends string>(...words: readonly [Word, ...Word[]]): ValueKind<Word> {
  return {
    expected: words.join(' or '),
    parse: (text) => words.find((word) => word === text) ?? unreadable,
    say: (word) => word,
  }
}

const SECOND = 1000
const units = [
  { letter: 'd', ms: 86_400 * SECOND, least: 3 },
  { letter: 'h', ms: 3600 * SECOND, least: 1 },
  { letter: 'm', ms: 60 * SECOND, least: 1 },
  { letter: 's', ms: SECOND, least: 1 },
] as const

/** A time in milliseconds, typed with its unit: `90s`, `15m`, `48h`, `7d`, or a bare `0` where that is allowed. */
export function timeKind(min: number, max: number): ValueKind<number> {
  return {
    expected: `a time with its unit (s, m, h or d) from ${sayTime(min)} to ${sayTime(max)}, like ${sayTime(Math.max(min, 15 * 60 * SECOND))}`,
    parse(text) {
      const [, count, letter] = /^(\d{1,7}) ?([smhd])$/.exec(text) ?? []
      const ms = text === '0' ? 0 : Number(count) * (units.find((unit) => unit.letter === letter)?.ms ?? NaN)
      return within(ms, min, max)
    },
    say: sayTime,
  }
}

/** The largest unit that leaves no fraction; days from three on, since 48h is how people say it. */
export function sayTime(ms: number): string {
  const unit = units.find((one) => ms % one.ms === 0 && ms >= one.least * one.ms)
  return unit === undefined ? '0' : `${ms / unit.ms}${unit.letter}`
}

/** A share of one, typed in percent with or without its sign: `0.1%`, `2`. */
export const percentKind: ValueKind<number> = {
  expected: 'a percentage above 0 and up to 100, like 0.1%',
  parse(text) {
    const [, number] = /^(\d{1,3}(?:\.\d{1,4})?) ?%?$/.exec(text) ?? []
    // Not divided by 100: 0.7 / 100 is not the number that 7 of 1000 is.
    const share = Number(`${number}e-2`)
    return share > 0 ? within(share, 0, 1) : unreadable
  },
  say: sayPercent,
}

/** `0.1%`: a share in percent, with at most four decimals. */
export function sayPercent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`
}

const MOST_STAGES = 100

/** Days of sending and limits, like `1:50 2:100 4:500`: both rise, and the first day is 1. */
export const warmUpKind: ValueKind<readonly WarmUpDay[]> = {
  expected: 'day:limit pairs that rise and begin with day 1, like "1:50 2:100 4:500", or none',
  parse(text) {
    if (text === 'none') return []
    const stages = text.split(/[ ,]+/, MOST_STAGES + 1).map(parseStage)
    const known = stages.filter((stage) => stage !== null)
    const whole = known.length === stages.length && known.length <= MOST_STAGES
    return whole && known[0]?.day === 1 && rise(known) ? known : unreadable
  },
  say: (stages) => stages.map(({ day, limit }) => `${day}:${limit}`).join(' ') || 'none',
}

function parseStage(text: string): WarmUpDay | null {
  const [, day, limit] = /^(\d{1,4}):(\d{1,8})$/.exec(text) ?? []
  return Number(limit) > 0 ? { day: Number(day), limit: Number(limit) } : null
}

function rise(stages: readonly WarmUpDay[]): boolean {
  return stages.every((stage, index) => {
    const before = stages[index - 1]
    return before === undefined || (stage.day > before.day && stage.limit > before.limit)
  })
}

function within(value: number, min: number, max: number): number | typeof unreadable {
  return value >= min && value <= max ? value : unreadable
}
