import type { BatchResult, SendResult } from '../core/delivery/delivery.ts'
import type { Message } from '../core/mail/message.ts'

export type { BatchResult, SendResult }

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
  /** How many calls may be under way at once. */
  readonly concurrency: number
  /** Calls per second that the provider permits, as far as it has said so; null where it has not. */
  permittedPerSecond(): number | null
  /** A call that carries several messages; null where there is none, and each goes by itself. */
  readonly batch: BatchCall | null
  send(message: Message, key: string, signal: AbortSignal): Promise<SendResult>
  close(): Promise<void>
}

/** Several messages in one call, under one key: the same members in the same order, always. */
export interface BatchCall {
  /** The most messages that one call carries. */
  readonly size: number
  send(messages: readonly Message[], key: string, signal: AbortSignal): Promise<BatchResult>
}
