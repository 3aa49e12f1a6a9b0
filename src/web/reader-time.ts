import { cityOf } from '../core/language/zone-names.ts'

/** In whose words and by whose clock a time is told. */
export interface TimeOf {
  /** BCP 47. */
  readonly language: string
  /** IANA. */
  readonly zone: string
}

/** A day of the reader's zone: `1 December 2026`. */
export function dayWords(at: number, { language, zone }: TimeOf): string {
  return format(language, { timeZone: zone, dateStyle: 'long' }, at)
}

/** A day and hour of the reader's zone, with its city: `Tuesday, 1 December 2026 at 09:00 (Dublin)`. */
export function momentWords(at: number, { language, zone }: TimeOf): string {
  return `${format(language, { timeZone: zone, dateStyle: 'full', timeStyle: 'short' }, at)} (${cityOf(zone)})`
}

/** English without a country is written as in Europe: the day before the month, 24 hours. */
function format(language: string, options: Intl.DateTimeFormatOptions, at: number): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(at)
}
