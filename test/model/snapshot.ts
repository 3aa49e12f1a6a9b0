import type Database from 'better-sqlite3'
import type { DeliveryState } from '../../src/core/delivery/delivery.ts'
import type { Had } from './reference-model.ts'
import type { Provider } from './scripted-provider.ts'

/** One delivery as the installation has it, with its people and steps by name. */
export interface Row {
  readonly id: number
  readonly kind: 'step' | 'confirmation' | 'already'
  readonly state: DeliveryState
  readonly reason: string | null
  readonly due_at: number
  readonly generation: number
  readonly tries: number
  readonly handed_over_at: number | null
  readonly lease_until: number | null
  readonly by_hand: number
  readonly feedback: string | null
  /** An attempt is on record that says it was accepted. */
  readonly proved: number
  readonly subscription_id: number
  readonly person: number
  readonly list: number
  /** Null for a confirmation, as the three after it. */
  readonly series: string | null
  readonly step: string | null
  readonly run: number | null
  readonly walk: 'active' | 'completed' | 'ended' | 'cancelled' | null
}

/** Every delivery, by id. */
export type Snapshot = ReadonlyMap<number, Row>

const everyDelivery = `
  select d.id, d.kind, d.state, d.reason, d.due_at, d.generation, d.tries, d.handed_over_at, d.lease_until, d.by_hand, d.feedback,
    d.subscription_id, cast(substr(p.address, 2, 1) as integer) as person, s.list_id - 1 as list, q.key as series,
    steps.key as step, e.run, e.state as walk,
    exists (select 1 from attempts a where a.delivery_id = d.id and a.outcome = 'accepted') as proved
  from deliveries d
  join subscriptions s on s.id = d.subscription_id
  join subscribers p on p.id = s.subscriber_id
  left join enrolments e on e.id = d.enrolment_id
  left join sequences q on q.id = e.sequence_id
  left join steps on steps.id = d.step_id
  order by d.id`

const nextMoment = `
  select min(at) from (
    select min(due_at) as at from deliveries where state = 'scheduled' and due_at > @now
    union all select min(lease_until) from deliveries where state in ('claimed', 'frozen') and lease_until > @now
    union all select min(lease_until) from batches where state = 'open' and lease_until > @now)`

/** Reads what the installation claims. */
export function snapshotReader(database: Database.Database) {
  const deliveries = database.prepare<[], Row>(everyDelivery)
  const reckoning = database
    .prepare<[], string>('select key from sequences where reschedule_after is not null')
    .pluck()
  const applied = database
    .prepare<[], string>(
      "select provider_event_id from events where provider = 'resend' and applied_at is not null",
    )
    .pluck()
  const blocked = database.prepare<[], number | null>('select max(blocked_until) from senders').pluck()
  const ahead = database.prepare<{ now: number }, number | null>(nextMoment).pluck()
  const due = database
    .prepare<{ now: number }, number>(
      "select count(*) from deliveries where state = 'scheduled' and due_at <= @now",
    )
    .pluck()
  const subscription = database.prepare<[string, number], { id: number; state: string }>(
    `select s.id, s.state from subscriptions s join subscribers p on p.id = s.subscriber_id
     where p.address = ? and s.list_id = ? + 1`,
  )
  const asked = database
    .prepare<{ delivery: number }, number>(
      `select list_id - 1 from subscriptions where state = 'pending' and (asked_in = @delivery
         or asked_in is null and id = (select subscription_id from deliveries where id = @delivery)) order by id`,
    )
    .pluck()
  return {
    /** A person's subscription to a list, or null. */
    subscription: (person: number, list: number) => subscription.get(`p${person}@example.com`, list) ?? null,
    /**
     * The lists that a mail asks to confirm, as long as it still does. Where the mail that asked again for several was
     * purged with another list's request, a request names no mail any more: an older one that carries it asks for it.
     */
    asked: (delivery: number): readonly number[] => asked.all({ delivery }),
    isDue: (now: number): boolean => (due.get({ now }) ?? 0) > 0,
    applied: (): readonly string[] => applied.all(),
    /** The next moment after this one at which something falls due, a lease runs out or a block ends; or null. */
    ahead: (now: number): number | null => {
      const until = blocked.get() ?? 0
      return until > now ? until : (ahead.get({ now }) ?? null)
    },
    snapshot: (): Snapshot => new Map(deliveries.all().map((row) => [row.id, row])),
    reckoning: (): ReadonlySet<string> => new Set(reckoning.all()),
  }
}

/** Whether the step of this delivery was had, may have been, or was sent or given up by a person. */
function wasHad({ state, reason, by_hand }: Row): boolean {
  if (by_hand === 1 && state !== 'cancelled') return true
  if (state === 'cancelled') return reason === 'skipped'
  return state === 'frozen' || state === 'submitted' || state === 'failed' || state === 'uncertain'
}

/** What a person has had of a series, in all walks, but for one delivery. */
export function hadOf(
  snapshot: Snapshot,
  provider: Provider,
  who: { readonly person: number; readonly series: string; readonly except?: number },
): Had[] {
  const had: Had[] = []
  for (const row of snapshot.values()) {
    if (row.person !== who.person || row.series !== who.series || row.id === who.except) continue
    if (row.step === null || !wasHad(row)) continue
    had.push({ step: row.step, at: handedOver.has(row.state) ? sentAt(provider, row) : 0 })
  }
  return had
}

const handedOver: ReadonlySet<DeliveryState> = new Set(['frozen', 'submitted', 'failed', 'uncertain'])

function sentAt(provider: Provider, row: Row): number {
  return provider.keysOf(row.id).at(-1)?.firstAt ?? row.handed_over_at ?? 0
}

/** The newest walk's rows of a person in a series. */
export function rowsOfWalk(snapshot: Snapshot, person: number, series: string): Row[] {
  const rows = [...snapshot.values()].filter((row) => row.person === person && row.series === series)
  const run = Math.max(0, ...rows.map((row) => row.run ?? 0))
  return rows.filter((row) => row.run === run)
}

const open: ReadonlySet<DeliveryState> = new Set(['scheduled', 'claimed', 'held', 'frozen'])

/** Whether a delivery is still to come, or under way. */
export function isOpen({ state }: Row): boolean {
  return open.has(state)
}
