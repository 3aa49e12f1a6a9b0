/** The widest row of a text part, in UTF-16 code units; RFC 5322 advises at most 78. */
export const TEXT_COLUMNS = 72

export interface Indent {
  /** What stands before the first row. */
  readonly first: string
  /** What stands before each further row. */
  readonly rest: string
}

/**
 * Words as rows of at most 72 columns, broken at spaces only: a single longer word, such as an address,
 * has a row of its own. No-break spaces hold. Words without any text make no row.
 */
export function wrapText(words: string, indent: Indent = { first: '', rest: '' }): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of words.split(/[ \t\r\n]+/)) {
    if (word === '') continue
    const lead = rows.length === 0 ? indent.first : indent.rest
    if (row !== '' && lead.length + row.length + 1 + word.length > TEXT_COLUMNS) {
      rows.push(lead + row)
      row = word
    } else {
      row = row === '' ? word : `${row} ${word}`
    }
  }
  if (row !== '') rows.push((rows.length === 0 ? indent.first : indent.rest) + row)
  return rows
}
