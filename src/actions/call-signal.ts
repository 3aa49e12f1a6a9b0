import type { SendResult } from '../transports/transport.ts'
import type { Context } from './context.ts'
import type { Call, Sending } from './handing-over.ts'

/** The network call must be over this long before the lease is. */
const LEASE_MARGIN_MS = 15_000

type Failed = Exclude<SendResult, { readonly kind: 'accepted' }>

/**
 * Makes a call at its place in the rate, and only while the lease outlives it; the call is cut off before the lease ends. A bug in a transport must
 * not stop the others, and nobody knows how far it came.
 */
export async function callWithin<Result>(
  ctx: Context,
  { leaseUntil, cut, at }: Pick<Call, 'leaseUntil'> & Pick<Sending, 'cut' | 'at'>,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | Failed> {
  if (at > ctx.now()) await ctx.wait(at - ctx.now(), cut)
  const left = leaseUntil - ctx.now() - LEASE_MARGIN_MS
  if (left <= 0) return { kind: 'retry-later', reason: 'the lease ran out before it was handed over' }
  try {
    return await call(AbortSignal.any([AbortSignal.timeout(left), cut]))
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    return { kind: 'uncertain', reason: `the transport broke (${name})` }
  }
}
