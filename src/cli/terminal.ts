/** Where a command speaks. Words for a person go to `say`, data for a program to `print`. */
export interface Terminal {
  /** Columns of the window that standard output goes to; undefined where nobody watches. */
  readonly width?: number | undefined
  /** A line on standard output. */
  print(line: string): void
  /** A line on standard error. */
  complain(line: string): void
  /** Asks a yes-or-no question; false where nobody can answer. */
  ask(question: string): Promise<boolean>
}

/** Exit codes: 0 done, 1 could not, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

/** Says in one line on standard error what could not be done, why, and what to do. */
export function fail(terminal: Terminal, message: string): ExitCode {
  terminal.complain(`rivulet: ${message}`)
  return 1
}

/** Says in one line on standard error what was asked in a way that cannot be understood. */
export function misused(terminal: Terminal, message: string): ExitCode {
  terminal.complain(`rivulet: ${message}`)
  return 2
}

/** Prints one JSON value. */
export function printJson(terminal: Terminal, value: unknown): ExitCode {
  terminal.print(JSON.stringify(value, null, 2))
  return 0
}

/** Rows in columns as wide as their longest cell; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => [...(row[index] ?? '')].length)),
  )
  return rows.map((row) =>
    row
      .map((cell, index) =>
        index === row.length - 1 ? cell : cell + ' '.repeat((widths[index] ?? 0) - [...cell].length),
      )
      .join('  ')
      .trimEnd(),
  )
}
