import { fromJson, toJson } from '../../db/json.ts'
import type { ListRow } from '../../db/lists.ts'
import { type ListField, LONGEST_FORM, MOST_FIELDS, readListField } from '../core/sign-up/list-field.ts'

/** What a marketer may set of how a list is joined. An absent value stays as it is. */
export interface SignUpSettings {
  readonly optIn?: string
  /** Each as in `readListField`; `none` alone asks nothing. They replace those before. */
  readonly field?: readonly string[]
  readonly listed?: boolean
}

/** What a list's form asks besides address and name. */
export function ownFields({ fields }: Pick<ListRow, 'fields'>): ListField[] {
  return fromJson<ListField[]>(fields)
}

/** The first fault of the settings, with what to do, or null. */
export function signUpFault({ optIn, field }: SignUpSettings): string | null {
  if (optIn !== undefined && optIn !== 'button' && optIn !== 'auto') {
    return 'A sign-up is confirmed by a button or by itself: give --opt-in button or --opt-in auto.'
  }
  return field === undefined ? null : fieldsFault(wordsOf(field))
}

const HOW = 'Write key=Label, key*=Label where an answer is required, and key=Label | One | Two for a choice.'

function fieldsFault(words: readonly string[]): string | null {
  const wrong = words.map(readListField).find((read) => read.kind === 'fault')
  if (wrong?.kind === 'fault') return `${wrong.message} ${HOW}`
  const fields = fieldsOf(words)
  if (new Set(fields.map(({ key }) => key)).size < fields.length) return 'Two fields have the same key.'
  if (fields.length > MOST_FIELDS) return `A form asks at most ${MOST_FIELDS} things.`
  const characters = fields.flatMap(({ label, options }) => [label, ...options]).join('').length
  if (characters <= LONGEST_FORM) return null
  return `All labels and choices of a form together have at most ${LONGEST_FORM.toLocaleString('en')} characters; these have ${characters.toLocaleString('en')}.`
}

/** The row's new values; the settings are without fault. */
export function signUpChange(
  settings: SignUpSettings,
): Partial<Pick<ListRow, 'opt_in' | 'fields' | 'listed'>> {
  const { optIn, field, listed } = settings
  return {
    ...(optIn !== undefined && { opt_in: optIn === 'auto' ? 'auto' : 'button' }),
    ...(field !== undefined && { fields: toJson(fieldsOf(wordsOf(field))) }),
    ...(listed !== undefined && { listed: listed ? 1 : 0 }),
  }
}

function wordsOf(field: readonly string[]): readonly string[] {
  return field.length === 1 && field[0] === 'none' ? [] : field
}

function fieldsOf(words: readonly string[]): ListField[] {
  return words.map(readListField).flatMap((read) => (read.kind === 'field' ? [read.field] : []))
}
