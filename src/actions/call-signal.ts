import { LEASE_MS } from '../core/delivery/delivery.ts'
import { HORIZON_MS } from '../core/delivery/send-slots.ts'
import type { SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'
import type { Call, Sending } from './handing-over.ts'

/** The network call must be over this long before the lease is. */
const LEASE_MARGIN_MS = 15_000

type Failed = Exclude<SendResult, { readonly kind: 'accepted' }>

/**
 * Makes a call at its place in the rate, and only while the lease outlives it; the call is cut off before the lease
 * ends. A bug in a transport must not stop the others, and nobody knows how far it came.
 */
export async function callWithin<Result>(
  ctx: Context,
  sending: Sending & Pick<Call, 'leaseUntil'>,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | Failed> {
  await awaitPlace(ctx, sending)
  sending.called()
  // A lease that seems longer is of a clock that was set back since.
  const left = Math.min(sending.leaseUntil - ctx.now(), LEASE_MS) - LEASE_MARGIN_MS
  if (left <= 0) return { kind: 'retry-later', reason: 'the lease ran out before it was handed over' }
  try {
    return await call(AbortSignal.any([AbortSignal.timeout(Math.floor(left)), sending.cut]))
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    return { kind: 'uncertain', reason: `the transport broke (${name})` }
  }
}

async function awaitPlace(ctx: Context, { place, pace, cut }: Sending): Promise<void> {
  const now = ctx.now()
  // After a call that was late the next one waits too: a provider that counts by the second would refuse it.
  const closest = pace.lastAt + place.everyMs
  // A last call that lies ahead is of a clock that was set back since.
  const at = pace.lastAt > now + place.everyMs * 100 ? place.at : Math.max(place.at, closest)
  // … and so is a place that lies further ahead than any is given out.
  const begins = at > now + HORIZON_MS + place.everyMs ? now : Math.max(Math.ceil(at), now)
  pace.lastAt = begins
  if (begins > now) await ctx.wait(begins - now, cut)
}
