const markup =
  /\\(?=[!-/:-@[-`{-~\s]|$)|[`[~]|<(?=[A-Za-z/!?]|$)|(?<=\{)[%#.:]|(?<=\{\{)<|(?<=\{)\{(?=\s*[A-Za-z_][\w:.]*\()|&(?=#?\w*(?:;|$))|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<!\S\s)\*|\*(?!\s\S)/gu

/** Words with a backslash before all that Markdown would take for markup anywhere in a line; no more than that. */
export function escapeWords(words: string): string {
  const escaped = words.replace(markup, '\\$&').replace(/\n/g, ' ')
  // Markdown makes a link of a bare address and knows no escapes in it, so one that needs them may not be bare.
  return escaped.replace(/\S+/g, (word) => (word.includes('\\') ? unlinked(word) : word))
}

/** The same words without a bare address at their end, which would go on into what is written next to it. */
export function closeAddress(text: string): string {
  const last = text.lastIndexOf(' ') + 1
  return text.slice(0, last) + unlinked(text.slice(last))
}

function unlinked(word: string): string {
  return word.replace(/(https?):(?=\/\/)/gi, '$1&#58;').replace(/(www)\./gi, '$1&#46;')
}

/** The same line with an escape where its beginning would make it a heading, a list, a quotation or a rule. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** White space at an end would be lost: it is written as a character reference. */
export function protectEnds(text: string): string {
  const start = text.replace(/^\s/, reference)
  return /\s$/.test(start) ? closeAddress(start.slice(0, -1)) + reference(start.slice(-1)) : start
}

function reference(space: string): string {
  return `&#${space.charCodeAt(0)};`
}

/** An address as the target of a link or an image. */
export function escapeAddress(address: string): string {
  const safe = address.replace(/[\\<>*_`~{]|(?<=\{)%/g, '\\$&').replace(/&/g, '&amp;')
  return /[\s()]/.test(address) || address === '' ? `<${safe.replace(/[\r\n]+/g, ' ')}>` : safe
}

/** How many times the character stands in a row, at most. */
export function longestRun(text: string, character: '`' | '~'): number {
  const runs = text.match(character === '`' ? /`+/g : /~+/g) ?? []
  return Math.max(0, ...runs.map((run) => run.length))
}
