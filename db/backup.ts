import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import type { Db } from './schema.ts'

export interface BackupWanted {
  readonly path: string
  /** Whether a file that is there already is replaced. */
  readonly replace: boolean
  /** What the copy says of its hold, and since when; epoch milliseconds. */
  readonly hold: { readonly reason: string; readonly since: number }
}

export type Backup =
  | { readonly kind: 'written'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'problem'; readonly message: string }

/**
 * Writes a consistent copy of the SQLite database behind this connection, checked, on hold and readable by its
 * owner only. It appears whole or not at all; those who read and write the database go on meanwhile.
 */
export async function writeBackup(db: Db, wanted: BackupWanted): Promise<Backup> {
  const path = resolve(wanted.path)
  const refusal = refusalOf(path, await databasePath(db), wanted)
  if (refusal !== null) return { kind: 'problem', message: refusal }
  let staging: string | null = null
  try {
    staging = mkdtempSync(join(dirname(path), '.rivulet-backup-'))
    const copy = join(staging, 'copy.db')
    // Empty and closed to others before anything is in it: SQLite fills what is there.
    closeSync(openSync(copy, 'wx', 0o600))
    await sql`vacuum into ${copy}`.execute(db)
    holdCopy(copy, wanted.hold)
    return putInPlace(copy, path)
  } catch (error) {
    return { kind: 'problem', message: `Cannot write the backup ${path}: ${reasonOf(error)}.` }
  } finally {
    if (staging !== null) rmSync(staging, { recursive: true, force: true })
  }
}

/** The file of the database itself; empty where it has none. */
async function databasePath(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(db)
  return rows.find(({ name }) => name === 'main')?.file ?? ''
}

/** What belongs to a database beside its file. */
const BESIDE = ['', '-wal', '-shm', '-journal', '.mark']

function refusalOf(path: string, database: string, { replace }: BackupWanted): string | null {
  const folder = dirname(path)
  if (!existsSync(folder)) return `There is no folder ${folder}: make it first.`
  if (BESIDE.some((end) => isSameFile(path, `${database}${end}`))) {
    return `${path} belongs to the database itself: give the backup another name.`
  }
  if (!existsSync(path)) return null
  if (!statSync(path).isFile()) return `${path} is not a file: give the backup a name of its own.`
  return replace ? null : `${path} is there already: give another name, or add --force to replace it.`
}

function isSameFile(one: string, other: string): boolean {
  if (one === other) return true
  if (!existsSync(one) || !existsSync(other)) return false
  const [a, b] = [statSync(one), statSync(other)]
  return a.dev === b.dev && a.ino === b.ino
}

/** Puts the copy on hold and reads all of it once; throws where it is not whole. */
function holdCopy(path: string, { reason, since }: BackupWanted['hold']): void {
  const copy = new Database(path)
  try {
    const hold = copy.prepare("update instance set hold_reason = ?, hold_kind = 'backup', hold_since = ?")
    hold.run(reason, since)
    const faults = copy.pragma('integrity_check', { simple: true })
    const broken = copy.pragma('foreign_key_check')
    if (faults !== 'ok') throw new Error(`the copy is damaged: ${String(faults)}`)
    if (!Array.isArray(broken) || broken.length > 0) throw new Error('rows of the copy lack what they name')
  } finally {
    copy.close()
  }
}

function putInPlace(copy: string, path: string): Backup {
  syncToDisk(copy)
  const bytes = statSync(copy).size
  renameSync(copy, path)
  syncToDisk(dirname(path))
  return { kind: 'written', path, bytes }
}

function syncToDisk(path: string): void {
  // Windows can neither open a folder nor needs to.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

const known: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'the disk is full',
  ENOSPC: 'the disk is full',
  EACCES: 'no permission to write there',
  EROFS: 'that disk is read-only',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return known[code] ?? (error instanceof Error ? error.message.replace(/\.$/, '') : String(error))
}
