import type { BatchRow } from '../../db/batches.ts'
import type { DeliveryRow } from '../../db/deliveries.ts'
import type { DeliveryState } from '../core/delivery/delivery.ts'
import type { Message } from '../core/mail/message.ts'
import type { Unrecorded } from './unrecorded.ts'

/** How many deliveries came into each state; `lost` counts those that another worker has claimed since. */
export type States = Partial<Record<DeliveryState | 'lost', number>>

/** One email and whose it is. */
export interface Letter {
  readonly delivery: DeliveryRow
  readonly listId: number
  readonly subscriberId: number
  readonly message: Message
}

/** A call that may go out now: frozen, under a lease that this process holds. */
export interface Call {
  readonly key: string
  /** When the first try under this key began. */
  readonly firstAttemptAt: number
  readonly leaseUntil: number
  /** An earlier try under this key may have been accepted. */
  readonly doubtful: boolean
}

export interface HandingOver extends Call, Letter {}

export interface BatchHandingOver extends Call {
  readonly batch: BatchRow
  /** In the order of the call. */
  readonly letters: readonly Letter[]
}

/** Either something to hand over, or nothing: the delivery was settled without sending. */
export type Prepared =
  | { readonly kind: 'ready'; readonly handing: HandingOver }
  | { readonly kind: 'settled'; readonly state: DeliveryState }
  /** Another worker has claimed it since. */
  | { readonly kind: 'lost' }

/** The same for a batch; `states` are those of the deliveries that did not come into it. */
export type PreparedBatch =
  | { readonly kind: 'ready'; readonly handing: BatchHandingOver; readonly states: States }
  | { readonly kind: 'settled'; readonly states: States }

/** What goes along with one claim: when to begin nothing more, when to cut calls off, and what is not recorded yet. */
export interface Sending {
  readonly stop: AbortSignal
  readonly cut: AbortSignal
  readonly unrecorded: Unrecorded
  readonly place: Place
  readonly pace: Pace
  /** Begin nothing more of this claim: the sender is blocked. */
  halt(): void
  /** A call begins. */
  called(): void
}

/** Where a call stands in the rate of its sender. */
export interface Place {
  readonly at: number
  /** From one call to the next, milliseconds; 0 where nothing limits them. */
  readonly everyMs: number
  /** The call tries whether what blocked the sender is over. */
  readonly trial: boolean
}

/** When a process began its last call. */
export interface Pace {
  lastAt: number
}

/** Counts one more delivery in a state. */
export function countState(states: States, state: keyof States, count = 1): void {
  states[state] = (states[state] ?? 0) + count
}
