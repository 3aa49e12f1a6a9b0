import { parseName } from '../address.ts'

/** Something that a marketer's sign-up form asks besides address and name. */
export interface ListField {
  /** Lower-case letters, digits and underscores, at most 40; never `__proto__` and the like. */
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'choice'
  /** For a choice: what may be chosen. */
  readonly options: readonly string[]
  readonly required: boolean
}

export const MOST_FIELDS = 10
const MOST_OPTIONS = 30
const LONGEST_LABEL = 100

const WRITTEN = /^([a-z][a-z0-9_]{0,39})(\*?)=(.*)$/s

/** Names that an object has of its own. */
const TAKEN: ReadonlySet<string> = new Set(['constructor', 'prototype'])

/**
 * A field as it is written on the command line: `city=Where do you live?`, with a star behind the key where an answer
 * is required, and with the choices, if there are any, behind the label: `topic*=Topic | Sleep | Work`. Null for
 * anything else.
 */
export function parseListField(text: string): ListField | null {
  const match = WRITTEN.exec(text.trim())
  if (!match) return null
  const [, key = '', star, rest = ''] = match
  const [label = '', ...options] = rest.split('|').map((part) => part.trim())
  const words = [label, ...options]
  const fine = words.every((word) => word !== '' && word.length <= LONGEST_LABEL && parseName(word) !== null)
  if (!fine || TAKEN.has(key) || options.length > MOST_OPTIONS || options.length === 1) return null
  if (new Set(options).size < options.length) return null
  return { key, label, kind: options.length === 0 ? 'text' : 'choice', options, required: star === '*' }
}

/** The fields of several lists as one form asks them: of those with the same key the first. */
export function joinFields(lists: readonly (readonly ListField[])[]): ListField[] {
  const joined = new Map<string, ListField>()
  for (const field of lists.flat()) if (!joined.has(field.key)) joined.set(field.key, field)
  return [...joined.values()]
}
