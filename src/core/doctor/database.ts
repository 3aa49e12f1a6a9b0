import { fail, fine, unknown, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'

/** How a database is set up and what is wrong inside it. */
export type DatabaseState = SqliteState | PostgresState

export interface SqliteState {
  readonly kind: 'sqlite'
  readonly version: string
  readonly bytes: number
  /** Permission bits, of the file and those beside it taken together; null where there are none. */
  readonly mode: number | null
  /** `wal` is what we ask for. */
  readonly journal: string
  /** Whether each commit is on disk before it returns. */
  readonly durable: boolean
  /** What the database's own check of itself found; at most ten lines. */
  readonly faults: readonly string[]
  /** Tables with rows that point at rows that are not there; at most ten. */
  readonly orphans: readonly string[]
}

export interface PostgresState {
  readonly kind: 'postgres'
  readonly version: string
  readonly bytes: number
  /** Settings under which a commit may return before it is on disk, with their values; none where each is safe. */
  readonly careless: readonly string[]
}

const MEGABYTE = 1_000_000
const FEW_BYTES = 100 * MEGABYTE
const SCARCE_BYTES = 1000 * MEGABYTE

const RESTORE = 'Stop every process, copy the file away, and put the newest good backup back.'

/** For a database whose own check cannot be made. */
export function unreadableDatabase(): Verdict {
  return fail('database', 'it cannot be read to its end', RESTORE)
}

/** Whether the database is whole and each commit safe. */
export function judgeDatabase(state: DatabaseState): Verdict[] {
  return state.kind === 'sqlite' ? judgeSqlite(state) : judgePostgres(state)
}

function judgePostgres({ version, bytes, careless }: PostgresState): Verdict[] {
  const found = `PostgreSQL ${printable(version)}, ${megabytes(bytes)}`
  const copying = 'Copy it with pg_dump after `npx rivulet hold`; let the server check its own pages.'
  if (careless.length === 0)
    return [fine('database', found, copying), fine('commits', 'on disk before they return')]
  const lost = 'Set them to on: a power cut may lose what was recorded, and then an email may go out twice.'
  return [fine('database', found, copying), fail('commits', printable(careless.join(', ')), lost)]
}

function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / MEGABYTE))} MB`
}

function judgeSqlite(state: SqliteState): Verdict[] {
  const check = 'database'
  const size = `SQLite ${state.version}, ${megabytes(state.bytes)}`
  const [fault] = state.faults
  const whole =
    fault !== undefined
      ? fail(check, `${size}, damaged: ${printable(fault)}`, RESTORE)
      : state.orphans.length > 0
        ? fail(
            check,
            `${size}, rows of ${printable(state.orphans.join(', '))} point at rows that are not there`,
            RESTORE,
          )
        : fine(
            check,
            `${size}, whole`,
            'Copy it with `npx rivulet backup FILE`, never with cp while it is in use.',
          )
  return [whole, judgeCommits(state), ...judgeMode(state)]
}

/** The bits of everybody but the owner. */
const OTHERS = 0o077

function judgeMode({ mode }: SqliteState): Verdict[] {
  if (mode === null || (mode & OTHERS) === 0) return []
  const found = `others on this machine may open it (mode ${mode.toString(8)})`
  const advice = 'It holds addresses and keys: chmod 600 the database file, and its -wal and -shm beside it.'
  return [warn('database file', found, advice)]
}

function judgeCommits({ journal, durable }: SqliteState): Verdict {
  const found = `journal ${printable(journal)}, synchronous ${durable ? 'FULL' : 'less than FULL'}`
  if (journal === 'wal' && durable) return fine('commits', found)
  return fail(
    'commits',
    found,
    'Keep the file on a local disk that allows WAL: a power cut may lose what was recorded.',
  )
}

/** Whether there is room for the database to grow. */
export function judgeRoom(free: number | null): Verdict {
  const check = 'disk'
  if (free === null) return unknown(check, 'free space cannot be told', 'Look with `df`.')
  const found =
    free < 10 * SCARCE_BYTES
      ? `${Math.round(free / MEGABYTE)} MB free`
      : `${Math.round(free / SCARCE_BYTES)} GB free`
  const advice = 'Make room: with a full disk nothing can be recorded, so nothing is sent.'
  if (free < FEW_BYTES) return fail(check, found, advice)
  return free < SCARCE_BYTES ? warn(check, found, advice) : fine(check, found)
}
