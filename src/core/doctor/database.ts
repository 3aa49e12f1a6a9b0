import { fail, fine, unknown, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'

/** How the database is set up and what is wrong inside it. */
export interface DatabaseState {
  readonly version: string
  readonly bytes: number
  /** `wal` is what we ask for. */
  readonly journal: string
  /** Whether each commit is on disk before it returns. */
  readonly durable: boolean
  /** What the database's own check of itself found; at most ten lines. */
  readonly faults: readonly string[]
  /** Tables with rows that point at rows that are not there; at most ten. */
  readonly orphans: readonly string[]
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
export function judgeDatabase(state: DatabaseState | null): Verdict[] {
  const check = 'database'
  if (state === null) return [unknown(check, 'not SQLite', 'Use the checks of its own server.')]
  const size = `SQLite ${state.version}, ${Math.max(1, Math.round(state.bytes / MEGABYTE))} MB`
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
  return [whole, judgeCommits(state)]
}

function judgeCommits({ journal, durable }: DatabaseState): Verdict {
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
