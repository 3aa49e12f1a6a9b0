import { countDue, countUnappliedEvents } from '../../db/outlook.ts'
import { listSenders, type SenderRow } from '../../db/senders.ts'
import type { BlockKind } from '../core/delivery/delivery.ts'
import type { FlowSettings, TransportName } from '../core/delivery/flow-settings.ts'
import { dayUse } from '../core/delivery/send-slots.ts'
import { progressOf } from './claim-work.ts'
import type { Context } from './context.ts'
import { getFlow } from './flow.ts'

/** How the transports stand, and what of the day is used. */
export interface SendingStatus {
  readonly transport: TransportName
  /** The transports that hand nothing over for a while. */
  readonly circuits: readonly Circuit[]
  /** What the transport in use has sent today (UTC); null for no limit. */
  readonly today: { readonly day: string; readonly sent: number; readonly limit: number | null }
  /** Events that are stored and still to be applied. */
  readonly unappliedEvents: number
  /** Deliveries that are due now and not under way. */
  readonly due: number
}

/** A transport that is kept from sending; times are epoch milliseconds. After `until`, the next email tries. */
export interface Circuit {
  readonly transport: string
  readonly kind: BlockKind
  readonly reason: string
  readonly since: number
  readonly until: number
}

/** How sending stands. Changes nothing. */
export async function describeSending(ctx: Context): Promise<SendingStatus> {
  const senders = await listSenders(ctx.read)
  const own = senders.find(({ transport }) => transport === ctx.transport.name)
  return {
    transport: ctx.transport.name,
    circuits: senders.flatMap((sender) => circuitOf(sender, ctx.now())),
    today: todayOf(own, { now: ctx.now(), flow: await getFlow(ctx.read), transport: ctx.transport.name }),
    unappliedEvents: await countUnappliedEvents(ctx.read),
    due: await countDue(ctx.read, ctx.now()),
  }
}

function circuitOf(sender: SenderRow, now: number): Circuit[] {
  const { transport, blocked_until: until, block_kind: kind, block_reason, blocked_since } = sender
  if (until === null || kind === null || (kind === 'rate' && until <= now)) return []
  return [{ transport, kind, reason: block_reason ?? '', since: blocked_since ?? now, until }]
}

interface Today {
  readonly now: number
  readonly flow: FlowSettings
  readonly transport: TransportName
}

function todayOf(sender: SenderRow | undefined, { now, flow, transport }: Today): SendingStatus['today'] {
  const { day, count, limit } = dayUse(progressOf(sender ?? null), { now, rate: flow.rates[transport] })
  return { day, sent: count, limit: Number.isFinite(limit) ? limit : null }
}
