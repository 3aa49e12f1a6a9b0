import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { leaveTogether } from './leave-together.ts'

export type Unsubscribe = { readonly kind: 'left' } | { readonly kind: 'invalid' }

/**
 * Ends a subscription at once: nothing of it is frozen after this returns. Doing it twice changes nothing, and for
 * somebody who was erased since it does nothing and says the same. Links never expire and serve the RFC 8058 one-click
 * request as well as the page.
 */
export async function unsubscribe(ctx: Context, token: string): Promise<Unsubscribe> {
  const claim = verifyToken(ctx.keys, 'unsubscribe', token)
  if (!claim) return { kind: 'invalid' }
  await leaveTogether(ctx, claim.subscription)
  return { kind: 'left' }
}
