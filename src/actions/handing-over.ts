import type { DeliveryRow } from '../../db/deliveries.ts'
import type { Message } from '../core/mail/message.ts'

/** A delivery that may go out now: frozen, under a lease that this process holds. */
export interface HandingOver {
  readonly delivery: DeliveryRow
  readonly message: Message
  readonly key: string
  /** When the first try under this key began. */
  readonly firstAttemptAt: number
  readonly leaseUntil: number
  /** An earlier try under this key may have been accepted. */
  readonly doubtful: boolean
}

/** Either something to hand over, or nothing: the delivery was settled without sending. */
export type Prepared =
  | { readonly kind: 'ready'; readonly handing: HandingOver }
  | { readonly kind: 'settled'; readonly state: DeliveryRow['state'] }
  /** Another worker has claimed it since. */
  | { readonly kind: 'lost' }
