import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureWords } from '../../src/cli/failure-words.ts'

describe('failureWords', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rivulet-words-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const thrownBy = (run: () => void): unknown => {
    try {
      run()
    } catch (error) {
      return error
    }
    throw new Error('Nothing was thrown.')
  }

  it('says that another program holds the database, also where that is the cause of another error', () => {
    const path = join(folder, 'locked.db')
    const holder = new Database(path)
    holder.exec('create table t (x); begin immediate')
    const other = new Database(path, { timeout: 0 })
    const busy = thrownBy(() => other.exec('begin immediate'))
    const words = /^Another program holds the database locked: .* try again\.$/
    expect(failureWords(busy)).toMatch(words)
    expect(failureWords(new Error('The import failed.', { cause: busy }))).toMatch(words)
    other.close()
    holder.close()
  })

  it('keeps the code and the words of a failure that it does not know', () => {
    const database = new Database(join(folder, 'empty.db'))
    const error = thrownBy(() => database.exec('select * from gone'))
    expect(failureWords(error)).toContain('(SQLITE_ERROR: no such table: gone)')
    database.close()
  })

  it('gives any other error as one line without its stack', () => {
    expect(failureWords(new Error('one\n  two'))).toBe('Something went wrong that should not have: one two')
    expect(failureWords('just words')).toBe('Something went wrong that should not have: just words')
  })
})
