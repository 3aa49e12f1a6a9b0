import { nearestWord } from '../nearest-word.ts'
import { lineFault, lineFaultWords } from '../sign-up/public-line.ts'
import { oneLine } from './encode.ts'
import { holdsToken } from './field-token.ts'
import { safeHref } from './safe-href.ts'
import { isColor } from './theme-contrast.ts'

/** What is wrong with a theme, in a sentence, and the keys that lead to it from the outside in. */
export interface ThemeFault {
  readonly path: readonly string[]
  readonly message: string
}

/** Reads one mapping of a theme key by key. A value that is missing is null; one that cannot be used is a fault and null. */
export interface ThemeReader {
  has(key: string): boolean
  words(key: string, longest: number): string | null
  number(key: string, bounds: { readonly least: number; readonly most: number }): number | null
  /** A colour as "#" and six digits. */
  color(key: string): string | null
  /** The https address of a picture. */
  address(key: string): string | null
  choice<Word extends string>(key: string, words: readonly Word[]): Word | null
  /** A mapping below a key; `wanted` ends "… must be". */
  part(key: string, wanted: string): ThemeReader | null
  /** A fault of this mapping, at a key of it or at itself. */
  fault(path: readonly string[], message: string): null
  /** Tells every key that nothing has asked for: to be called last. */
  finish(): void
}

interface ThemePart {
  /** The keys that lead to it. */
  readonly path?: readonly string[]
  readonly wanted: string
}

const PICTURE =
  'the address of a picture on the web that begins with https://: mail programs fetch it from there, and a file of this machine or http:// shows nothing'

/** A reader of a mapping whose values are words and mappings; faults are added to `faults`. Null where it is none. */
export function newThemeReader(
  value: unknown,
  faults: ThemeFault[],
  { path = [], wanted }: ThemePart = { wanted: 'lines of a name and a value, such as “brand: Willow”' },
): ThemeReader | null {
  const fault = (keys: readonly string[], message: string): null => {
    faults.push({ path: [...path, ...keys], message })
    return null
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const name = path.at(-1)
    return fault([], `${name === undefined ? 'A theme' : `“${name}”`} must be ${wanted}.`)
  }
  const given = new Map<string, unknown>(Object.entries(value))
  const asked = new Set<string>()
  const text = (key: string): string | null => {
    asked.add(key)
    const found = given.get(key)
    if (found === undefined || found === '') return null
    if (typeof found !== 'string') return fault([key], `“${key}” must be words on one line.`)
    if (holdsToken(found)) return fault([key], `“${key}” holds something that is no character.`)
    const unfit = lineFault(found, Infinity)
    return unfit === null
      ? oneLine(found)
      : fault([key], `“${key}” ${lineFaultWords(unfit, found, Infinity)}.`)
  }
  const read = <Value>(key: string, take: (words: string) => Value | null, wanted: string): Value | null => {
    const words = text(key)
    const taken = words === null ? null : take(words)
    return words === null || taken !== null ? taken : fault([key], `“${key}” must be ${wanted}.`)
  }
  return {
    has: (key) => given.has(key),
    words: (key, longest) =>
      read(key, (words) => (words.length > longest ? null : words), `at most ${longest} characters`),
    number: (key, { least, most }) =>
      read(key, (words) => wholeNumber(words, least, most), `a whole number from ${least} to ${most}`),
    color: (key) => read(key, colorOf, 'a colour such as "#0b5f66", in quotation marks'),
    address: (key) => read(key, webAddress, PICTURE),
    choice: (key, known) =>
      read(key, (words) => known.find((one) => one === words) ?? null, `one of ${known.join(', ')}`),
    part: (key, wanted) => {
      asked.add(key)
      return given.has(key) ? newThemeReader(given.get(key), faults, { path: [...path, key], wanted }) : null
    },
    fault,
    finish: () => {
      for (const key of given.keys()) if (!asked.has(key)) fault([key], unknownKey(key, [...asked]))
    },
  }
}

function wholeNumber(words: string, least: number, most: number): number | null {
  const number = /^\d{1,5}$/.test(words) ? Number(words) : null
  return number !== null && number >= least && number <= most ? number : null
}

function colorOf(words: string): string | null {
  const digits = words.replace(/^#/, '').toLowerCase()
  const color = digits.length === 3 ? `#${digits.replace(/./g, '$&$&')}` : `#${digits}`
  return isColor(color) ? color : null
}

function webAddress(words: string): string | null {
  return safeHref(words) === words && /^https:/i.test(words) && URL.canParse(words) ? words : null
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearestWord(key, known)
  const shown = `There is no setting “${key.slice(0, 40)}”`
  return near === null ? `${shown}: there are ${known.join(', ')}.` : `${shown}: did you mean “${near}”?`
}
