import { type Document, isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml'
import { findFault } from './yaml-faults.ts'

/** A place inside a YAML text: keys and positions from the outside in. */
export type YamlPath = readonly PropertyKey[]

export interface YamlRead {
  readonly kind: 'read'
  /** Strings, arrays and objects of them; nothing is turned into a number, a date or a truth value. */
  readonly value: unknown
  /** The line, from 1, on which the value at this path stands; of what holds it where it is missing. */
  lineOf(path: YamlPath): number
}

export interface YamlProblem {
  readonly kind: 'problem'
  /** Both from 1, or null where the fault has no one place. */
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/** In UTF-16 code units; the parser's time grows with the square of the number of keys. */
const longest = 50_000

/**
 * Reads YAML that people type: every scalar stays the words they typed. Aliases, tags and a second document are
 * refused, so the value is never larger than the text. `firstLine` is the line that the text begins on.
 */
export function readYaml(text: string, firstLine = 1): YamlRead | YamlProblem {
  if (text.length > longest) return problem('The settings are far too long to be settings: shorten them')
  try {
    return readDocument(text, firstLine)
  } catch (error) {
    // The parser goes down one call for each level, so a text of brackets alone can use up the stack.
    if (error instanceof RangeError)
      return problem('The settings are nested too deep to be read: simplify them')
    throw error
  }
}

/** What `cleanSource` would take for a line end or leave out; in quotes it is spelled. */
const unusual = /[\p{Cc}\u2028\u2029\uFEFF\p{Noncharacter_Code_Point}]/gu

/** A string on one line as YAML reads it back, in quotes only where they are needed. */
export function yamlText(text: string): string {
  const options = { lineWidth: 0, blockQuote: false } as const
  if (text === text.trim() && text.search(unusual) < 0) return stringify(text, options).trimEnd()
  const quoted = stringify(text, { ...options, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd()
  return quoted.replace(
    unusual,
    (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  )
}

/** Words to stand at the end of a line for people to read, and for nobody else. */
export function yamlRemark(words: string): string {
  const line = words.replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/gu, ' ').trim()
  return line === '' ? '' : `  # ${line}`
}

function readDocument(text: string, firstLine: number): YamlRead | YamlProblem {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    prettyErrors: false,
    resolveKnownTags: false,
    schema: 'failsafe',
    stringKeys: true,
  })
  const line = (offset: number): number => lines.linePos(offset).line + firstLine - 1
  const fault = findFault(document, text)
  if (fault) {
    const place = fault.at === null ? null : lines.linePos(fault.at)
    return problem(fault.message, place && { line: place.line + firstLine - 1, column: place.col })
  }
  return {
    kind: 'read',
    value: document.toJS({ maxAliasCount: 0 }) ?? '',
    lineOf: (path) => line(offsetOf(document, path)),
  }
}

/** Where the key, or the entry of a list, at this path stands; of what holds it where it is missing. */
function offsetOf(document: Document, path: YamlPath): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent: unknown = depth > 1 ? document.getIn(path.slice(0, depth - 1), true) : document.contents
    const pair =
      isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === path[depth - 1])
    const node: unknown = pair ? pair.key : document.getIn(path.slice(0, depth), true)
    if (isScalar(node) || isMap(node)) return node.range?.[0] ?? 0
  }
  return 0
}

function problem(
  message: string,
  place: { readonly line: number; readonly column: number } | null = null,
): YamlProblem {
  return { kind: 'problem', line: place?.line ?? null, column: place?.column ?? null, message }
}
