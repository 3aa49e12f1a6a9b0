/** What spreadsheets take for a formula, in full-width too, where a cell begins with it, after apostrophes or not. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * A cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it. So does
 * one that looks as if that had been done before, so that `restoreCell` always gives back what there was.
 */
export function escapeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** What `escapeCell` was given. */
export function restoreCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
