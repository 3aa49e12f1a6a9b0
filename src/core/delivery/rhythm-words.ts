import { nearestWord } from '../nearest-word.ts'
import { type Rhythm, type Weekday, weekdays } from './schedule.ts'

/** The part of a rhythm that says on which days: some weekdays, or every so many days. */
export type Pace =
  | { readonly kind: 'weekdays'; readonly days: readonly Weekday[] }
  | { readonly kind: 'every'; readonly days: number }

export type PaceReading =
  | { readonly kind: 'read'; readonly pace: Pace }
  | { readonly kind: 'problem'; readonly message: string }

const howToSayIt =
  'Write a weekday, several weekdays ("tuesday and friday"), "day", or a number of days ("3 days").'

const longestWait = 366

/**
 * Reads "tuesday", "Tuesdays and Fridays", "day", "daily", "weekday", "week", "3 days", "every 2 weeks".
 * Weekdays keep the order they are typed in.
 */
export function readPace(words: string): PaceReading {
  const plain = words
    .trim()
    .toLowerCase()
    .replace(/^(every|each)\s+/, '')
  if (plain === '') return problem(`The schedule does not say on which days. ${howToSayIt}`)
  if (plain === 'daily') return every(1)
  if (/^weekdays?$/.test(plain))
    return { kind: 'read', pace: { kind: 'weekdays', days: weekdays.slice(0, 5) } }
  const days = readDays(/^(day|week)$/.test(plain) ? `1 ${plain}` : plain)
  return days === null ? readWeekdays(plain) : every(days)
}

/** The pace as `readPace` reads it: "tuesday and friday", "day", "3 days". */
export function paceWords(pace: Pace): string {
  if (pace.kind === 'weekdays') return inWords(pace.days)
  return pace.days === 1 ? 'day' : `${pace.days} days`
}

/** The whole rhythm as a person says it: "every Tuesday and Friday at 09:00". */
export function rhythmWords(rhythm: Rhythm): string {
  const pace: Pace = rhythm.kind === 'every' ? rhythm : { kind: 'weekdays', days: rhythm.days }
  const named = paceWords(pace).replace(/\w+day\b/g, (day) => (day === 'day' ? day : capital(day)))
  return `every ${named} at ${rhythm.time}`
}

/** A number of days from "2", "2 days", "1 day" or "2 weeks"; null where it is none of these or over a year. */
export function readDays(words: string): number | null {
  const match = /^(\d{1,3})\s*(days?|weeks?)?$/.exec(words.trim().toLowerCase())
  if (match === null) return null
  const days = Number(match[1]) * (match[2]?.startsWith('week') ? 7 : 1)
  return days <= longestWait ? days : null
}

/** "HH:MM" on the 24-hour clock from "9:00", "09:00", "9 am" or "2:30 pm"; null where it is no time of day. */
export function readTime(words: string): string | null {
  const match = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/.exec(words.trim().toLowerCase())
  if (match === null || (match[2] ?? match[3]) === undefined) return null
  const half = match[3]
  const hour = Number(match[1])
  const minute = Number(match[2] ?? '0')
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return null
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function readWeekdays(plain: string): PaceReading {
  const named = plain.split(/\s*(?:,|;|&|\+|\band\b|\s)\s*/).filter((word) => word !== '')
  const days = new Set<Weekday>()
  for (const word of named) {
    const day = weekdayNamed(word)
    if (day === null) return problem(unknownDay(word))
    days.add(day)
  }
  if (days.size === 0) return problem(`"${plain}" names no day. ${howToSayIt}`)
  return { kind: 'read', pace: { kind: 'weekdays', days: [...days] } }
}

/** Also understands "tue", "tues" and "tuesdays". */
function weekdayNamed(word: string): Weekday | null {
  return (
    weekdays.find(
      (day) => word === day || word === `${day}s` || (word.length >= 3 && day.startsWith(word)),
    ) ?? null
  )
}

function unknownDay(word: string): string {
  const meant = nearestWord(word, weekdays)
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word
  return meant
    ? `"${shown}" is not a day: did you mean ${meant}? ${howToSayIt}`
    : `"${shown}" is not a day. ${howToSayIt}`
}

function every(days: number): PaceReading {
  if (days === 0) return problem(`A series cannot send every 0 days. ${howToSayIt}`)
  return { kind: 'read', pace: { kind: 'every', days } }
}

function inWords(days: readonly string[]): string {
  return days.length < 2 ? days.join('') : `${days.slice(0, -1).join(', ')} and ${days.at(-1)}`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function problem(message: string): PaceReading {
  return { kind: 'problem', message }
}
