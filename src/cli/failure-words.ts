/** What a person is told, in one line, of an error that no command expected. */
export function failureWords(error: unknown): string {
  const failed = databaseError(error)
  if (failed === null) return `Something went wrong that should not have: ${messageOf(error)}`
  const known = Object.entries(databaseWords).find(([code]) => failed.code.startsWith(code))
  return known?.[1] ?? `The database refused to go on (${failed.code}: ${failed.message}). Try again.`
}

/** By the beginning of the code (https://www.sqlite.org/rescode.html): extended codes begin with their primary one. */
const databaseWords: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'Another program holds the database locked: wait until it is done, or stop it, and try again.',
  SQLITE_LOCKED: 'The database is locked: wait until what uses it is done, and try again.',
  SQLITE_FULL: 'The disk of the database is full: make room on it, and try again.',
  SQLITE_READONLY: 'The database cannot be written to: check who owns its file and its folder.',
  SQLITE_IOERR: 'The disk of the database failed to read or write: check the disk, and try again.',
  SQLITE_CORRUPT: 'The database file is damaged: put a copy of it back.',
  SQLITE_NOTADB: 'The database file is not a database: check DATABASE_URL.',
}

/** The database's own error, which may be the cause of the one that arrived. */
function databaseError(error: unknown): { readonly code: string; readonly message: string } | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && String(one.code).startsWith('SQLITE_')) {
      return { code: String(one.code), message: messageOf(one) }
    }
  }
  return null
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim()
}
