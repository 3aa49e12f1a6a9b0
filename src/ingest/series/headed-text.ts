/** A text below its settings, which stand between its first two `---` lines. */
export interface HeadedText {
  readonly yaml: string
  /** The line of the file on which the settings begin, from 1. */
  readonly yamlLine: number
  readonly body: string
}

/** The settings and the text below them, or null where the file does not begin with a `---` line. */
export function splitHeadedText(file: string): HeadedText | null {
  const match = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(file)
  return match && { yaml: match[1] ?? '', yamlLine: 2, body: file.slice(match[0].length) }
}

/** A file as an editor may leave it, with `\n` as line ends and without a byte order mark. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}
