import type { Message } from '../core/message.ts'

/** What became of one try to hand a message over. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly providerId: string }
  /** Known not accepted, and a further try would not help. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Known not accepted; another try may succeed. `afterMs` is the provider's wish. */
  | { readonly kind: 'retry-later'; readonly reason: string; readonly afterMs?: number }
  /** It may have been accepted; nobody knows. */
  | { readonly kind: 'uncertain'; readonly reason: string }

/**
 * The one port: hands messages over. A transport knows neither the database nor the configuration,
 * answers with a value for each expected outcome, and throws only on a bug.
 */
export interface Transport {
  readonly name: 'resend' | 'smtp' | 'capture'
  /**
   * For how long the provider remembers a key, in milliseconds since the first try: within it the same
   * bytes under the same key may be sent again. 0 where there is no such key (SMTP).
   */
  readonly keyLifetimeMs: number
  /** How many messages may be under way at once. */
  readonly concurrency: number
  send(message: Message, key: string, signal: AbortSignal): Promise<SendResult>
  close(): Promise<void>
}
