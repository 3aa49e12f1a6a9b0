import { findDelivery } from '../../db/deliveries.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { rebuildMessage } from './replay-doubt.ts'

export type ViewDelivery =
  | { readonly kind: 'found'; readonly subject: string; readonly html: string }
  | { readonly kind: 'invalid' }

/** One reader's own email, made again from what was frozen. */
export async function viewDelivery(ctx: Context, token: string): Promise<ViewDelivery> {
  const claim = verifyToken(ctx.keys, 'view', token)
  const delivery = claim && (await findDelivery(ctx.read, claim.subject))
  if (!delivery || delivery.subscription_id !== claim.subscription) return { kind: 'invalid' }
  if (delivery.frozen === null) return { kind: 'invalid' }
  const { subject, html } = await rebuildMessage(ctx.read, delivery)
  return { kind: 'found', subject, html }
}
