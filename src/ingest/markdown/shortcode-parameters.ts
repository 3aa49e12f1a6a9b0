/** One parameter of a shortcode: `key="value"`, or a value alone. */
export interface Parameter {
  /** In lower case; null where the value stands alone. */
  readonly key: string | null
  readonly value: string
  /** Where the value begins in the source, its quotation mark not included. */
  readonly start: number
  readonly quoted: boolean
}

// Each reads on from where the last one ended, so that a long tag is read once.
const separators = /[\s,()|]+/y
const keyBefore = /([\w-]+)\s*[=:](?!\/\/)\s*/y
const quotedValue = /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|`([^`]*)`|“([^”]*)”/y
const bareValue = /[^\s,()|"`“]+/y

/** The parameters in the inside of a tag, after its name. They end at a quotation that never does. */
export function readParameters(source: string, from: number, end: number): readonly Parameter[] {
  const inside = source.slice(from, end)
  const found: Parameter[] = []
  let at = 0
  while (at < inside.length) {
    at = matchAt(separators, inside, at)?.end ?? at
    const key = matchAt(keyBefore, inside, at)
    const value = valueAt(inside, key?.end ?? at)
    if (!value) break
    const { text, start, quoted } = value
    found.push({ key: key?.groups[0]?.toLowerCase() ?? null, value: text, start: from + start, quoted })
    at = value.end
  }
  return found
}

interface Value {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly quoted: boolean
}

function valueAt(inside: string, at: number): Value | null {
  const quotation = matchAt(quotedValue, inside, at)
  if (quotation) {
    const text = quotation.groups.find((group) => group !== undefined) ?? ''
    return { text, start: at + 1, end: quotation.end, quoted: true }
  }
  const bare = matchAt(bareValue, inside, at)
  return bare && { text: inside.slice(at, bare.end), start: at, end: bare.end, quoted: false }
}

interface Match {
  readonly groups: readonly (string | undefined)[]
  readonly end: number
}

function matchAt(pattern: RegExp, text: string, at: number): Match | null {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match && { groups: match.slice(1), end: pattern.lastIndex }
}
