/**
 * A line as rows of at most `width` columns, further ones indented, broken at spaces; a longer word has a row
 * of its own. Without a width the line stays whole.
 */
export function wrapLine(line: { readonly text: string; readonly indent: number }, width?: number): string[] {
  if (width === undefined || line.text.length <= width) return [line.text]
  const rows: string[] = []
  let row = ''
  for (const word of line.text.split(/(?<=\S) (?=\S)/)) {
    if (row !== '' && row.length + 1 + word.length > width) {
      rows.push(row)
      row = ' '.repeat(line.indent) + word
    } else {
      row = row === '' ? word : `${row} ${word}`
    }
  }
  return [...rows, row]
}
