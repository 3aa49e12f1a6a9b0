import type { FlowSettings } from '../core/delivery/flow-settings.ts'
import type { Context } from './context.ts'

const THREE_DAYS = 3 * 24 * 60 * 60_000

/**
 * For how long the same bytes may be sent again after an unknown outcome, in milliseconds. Where the provider keeps no
 * keys it is never, unless whoever runs this has chosen that a second copy is the lesser evil.
 */
export function keyLifetime({ transport }: Context, { uncertain }: FlowSettings): number {
  if (transport.keyLifetimeMs > 0) return transport.keyLifetimeMs
  return uncertain === 'resend' ? THREE_DAYS : 0
}
