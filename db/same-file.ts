import { statSync } from 'node:fs'

/**
 * Makes a check that throws once the file at a path is no longer the one that was there when it was made: moved,
 * deleted or exchanged. SQLite in WAL mode notices none of these, and writes on into a file that nobody will find.
 */
export function sameFileCheck(path: string): () => void {
  const opened = statSync(path)
  return () => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.ino === opened.ino && found.dev === opened.dev) return
    // SQLite's own code for it, where it does notice.
    throw Object.assign(
      new Error('The database file was moved, deleted or exchanged: put it back, or start again.'),
      {
        code: 'SQLITE_READONLY_DBMOVED',
      },
    )
  }
}
