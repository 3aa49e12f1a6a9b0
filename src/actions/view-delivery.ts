import { findDelivery } from '../../db/deliveries.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { findLeaverOf, type Leaver } from './find-leaving.ts'
import { rebuildMessage } from './replay-doubt.ts'

export type ViewDelivery =
  | { readonly kind: 'found'; readonly subject: string; readonly html: string }
  /** It went out, and what it was made of is not kept any more. */
  | { readonly kind: 'cleared'; readonly reader: Leaver }
  | { readonly kind: 'invalid' }

/** One reader's own email, made again from what was frozen. */
export async function viewDelivery(ctx: Context, token: string): Promise<ViewDelivery> {
  const claim = verifyToken(ctx.keys, 'view', token)
  const delivery = claim && (await findDelivery(ctx.read, claim.subject))
  if (!delivery || delivery.subscription_id !== claim.subscription) return { kind: 'invalid' }
  if (delivery.frozen !== null && delivery.template_hash !== null) {
    const { subject, html } = await rebuildMessage(ctx.read, delivery)
    return { kind: 'found', subject, html }
  }
  if (delivery.handed_over_at === null) return { kind: 'invalid' }
  return { kind: 'cleared', reader: await findLeaverOf(ctx, delivery.subscription_id) }
}
