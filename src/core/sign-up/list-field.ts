import { parseName } from '../address.ts'
import { oneLine } from '../mail/encode.ts'
import { lineProblem } from './public-line.ts'

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
/** Of all labels and choices of a form together, in characters: its page stays below 30 KB. */
export const LONGEST_FORM = 2000

const KEY = /^[a-z][a-z0-9_]{0,39}$/

/** Names that an object has of its own. */
const TAKEN: ReadonlySet<string> = new Set(['constructor', 'prototype'])

export type ReadListField =
  | { readonly kind: 'field'; readonly field: ListField }
  /** A sentence on the rule that it breaks. */
  | { readonly kind: 'fault'; readonly message: string }

/**
 * A field as it is written on the command line: `city=Where do you live?`, with a star behind the key where an answer
 * is required, and with the choices, if there are any, behind the label: `topic*=Topic | Sleep | Work`.
 */
export function readListField(text: string): ReadListField {
  const [written = '', ...behind] = text.trim().split('=')
  const key = written.replace(/\*$/, '')
  const [label = '', ...options] = behind
    .join('=')
    .split('|')
    .map((part) => part.trim())
  const message = keyFault(key, behind.length > 0) ?? labelFault(key, label) ?? optionsFault(key, options)
  if (message !== null) return { kind: 'fault', message }
  const kind = options.length === 0 ? 'text' : 'choice'
  return { kind: 'field', field: { key, label, kind, options, required: written.endsWith('*') } }
}

function keyFault(key: string, hasLabel: boolean): string | null {
  const shown = oneLine(key).slice(0, 60)
  if (!hasLabel) return `“${shown}” has no label.`
  if (TAKEN.has(key)) return `“${key}” cannot be a key: choose another.`
  if (KEY.test(key)) return null
  return `“${shown}” cannot be a key: it is lower-case letters, digits and underscores, at most 40, a letter first.`
}

function labelFault(key: string, label: string): string | null {
  return label === '' ? `The label of “${key}” is empty.` : wordsFault(`The label of “${key}”`, label)
}

function optionsFault(key: string, options: readonly string[]): string | null {
  if (options.length === 1)
    return `“${key}” offers one choice: give two at least, or none for a line of text.`
  if (options.length > MOST_OPTIONS)
    return `“${key}” offers ${options.length} choices: give at most ${MOST_OPTIONS}.`
  if (options.includes('')) return `A choice of “${key}” is empty.`
  const wrong = options.map((option) => wordsFault(`A choice of “${key}”`, option)).find(Boolean)
  if (wrong) return wrong
  const twice = options.find((option, index) => options.indexOf(option) < index)
  return twice === undefined ? null : `“${key}” offers “${twice}” twice.`
}

function wordsFault(name: string, words: string): string | null {
  const problem = lineProblem(name, words, LONGEST_LABEL)
  return problem ?? (parseName(words) === null ? `${name} holds something that is no character.` : null)
}

/** The fields of several lists as one form asks them: of those with the same key the first. */
export function joinFields(lists: readonly (readonly ListField[])[]): ListField[] {
  const joined = new Map<string, ListField>()
  for (const field of lists.flat()) if (!joined.has(field.key)) joined.set(field.key, field)
  return [...joined.values()]
}
