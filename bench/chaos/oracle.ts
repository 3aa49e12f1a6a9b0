import type { DeliveryState } from '../../src/core/delivery/delivery.ts'
import { recipientHash } from '../fake-smtp/accepted-log.ts'

/** One email that one person must get once: each subject of a run is of one step. */
export interface Letter {
  readonly address: string
  readonly subject: string
}

/** A row of the database. */
export interface DeliveryFact extends Letter {
  readonly id: number
  readonly state: DeliveryState
  readonly reason: string | null
}

/** One message that the provider took and would deliver. */
export interface Accepted {
  /** The delivery that the message names; null where it names none. */
  readonly delivery: number | null
  /** See `recipientHash`. */
  readonly recipient: string
}

export interface OracleFacts {
  /** Every email of every walk, reckoned from who was enrolled in what, and not from the deliveries. */
  readonly expected: readonly Letter[]
  readonly accepted: readonly Accepted[]
  readonly rows: readonly DeliveryFact[]
  /** What SQLite's integrity check says: `ok`. */
  readonly integrity: string
}

export interface Verdict {
  /** Never taken by the provider, and not listed as uncertain or failed: nobody would ever know. */
  readonly lost: readonly string[]
  /** One entry for each copy too many. */
  readonly doubled: readonly string[]
  /** Rows that say themselves that nobody knows. */
  readonly uncertain: number
  /** Whatever else contradicts: one line each. */
  readonly contradictions: readonly string[]
}

/** Compares what the provider took with what should have been sent and with what the database says. */
export function judge(facts: OracleFacts): Verdict {
  const byId = new Map(facts.rows.map((row) => [row.id, row]))
  const taken = facts.accepted
    .map(({ delivery }) => byId.get(delivery ?? 0))
    .filter((row) => row !== undefined)
  const copies = countNames(taken)
  return {
    lost: lostLetters(facts, copies),
    doubled: [...copies].flatMap(([name, count]) => Array<string>(count - 1).fill(name)),
    uncertain: facts.rows.filter(({ state }) => state === 'uncertain').length,
    contradictions: [
      ...(facts.integrity === 'ok' ? [] : [`the database is damaged: ${facts.integrity}`]),
      ...facts.rows.flatMap((row) => rowFault(row, copies.has(nameOf(row)))),
      ...facts.accepted.flatMap((one) => acceptedFault(one, byId.get(one.delivery ?? 0))),
      ...strayRows(facts),
    ],
  }
}

function lostLetters({ expected, rows }: OracleFacts, copies: ReadonlyMap<string, number>): string[] {
  const states = new Map(rows.map((row) => [nameOf(row), row.state]))
  return expected.map(nameOf).filter((name) => {
    const state = states.get(name)
    return !copies.has(name) && state !== 'uncertain' && state !== 'failed'
  })
}

const OPEN: readonly DeliveryState[] = ['scheduled', 'claimed', 'frozen']

/** Every row is over in the end; only faults that a further try survives are injected, so that none fails. */
function rowFault(row: DeliveryFact, taken: boolean): string[] {
  const name = `delivery ${row.id}, ${nameOf(row)}`
  if (OPEN.includes(row.state)) return [`${name}: still ${row.state}`]
  if (row.state === 'submitted') return taken ? [] : [`${name}: submitted, and the provider never took it`]
  if (row.state === 'uncertain') return []
  return [`${name}: ${row.state} (${row.reason ?? 'no reason'})${taken ? ', and the provider took it' : ''}`]
}

function acceptedFault({ delivery, recipient }: Accepted, row: DeliveryFact | undefined): string[] {
  if (!row) return [`the provider took delivery ${delivery}, which has no row`]
  if (recipientHash(row.address) === recipient) return []
  return [`delivery ${row.id}, ${nameOf(row)}: the provider took it for somebody else`]
}

/** Rows that nobody was to get, and second rows of the same email. */
function strayRows({ expected, rows }: OracleFacts): string[] {
  const wanted = new Set(expected.map(nameOf))
  return [...countNames(rows)].flatMap(([name, count]) => {
    if (!wanted.has(name)) return [`${name}: nobody was to get it`]
    return count > 1 ? [`${name}: ${count} rows`] : []
  })
}

function countNames(letters: readonly Letter[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(nameOf(letter), (counts.get(nameOf(letter)) ?? 0) + 1)
  return counts
}

function nameOf({ address, subject }: Letter): string {
  return `${subject} to ${address}`
}
