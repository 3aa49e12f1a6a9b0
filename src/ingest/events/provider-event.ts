import type { Feedback } from '../../core/delivery/feedback.ts'

/**
 * What an event says of one email. Each of them proves that the provider accepted it; `accepted` and `delayed` say
 * no more than that. `opted-out`: the reader asked a mailbox provider to be taken off the list.
 */
export type Fact = Feedback | 'accepted' | 'delayed' | 'opted-out'

/** An event, read: the same bytes always give the same. */
export interface ProviderEvent {
  /** What it is kept as: its fact, or the provider's own word for what is only kept, like `opened`. */
  readonly kind: string
  /** Null where it is only kept. */
  readonly fact: Fact | null
  /** Which delivery it says that it is of, in which installation; null where it does not say. */
  readonly delivery: { readonly id: number; readonly instance: string } | null
  /** The epoch that it was sent in, where the event tells. */
  readonly epoch: number | null
  /** The provider's own id of the email, or null. */
  readonly providerId: string | null
  /** Whom the email went to, as far as the event tells, in lower case. */
  readonly to: readonly string[]
  /** Epoch milliseconds; null where the event does not say, or talks nonsense. */
  readonly occurredAt: number | null
}
