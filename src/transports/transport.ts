import type { SendResult } from '../core/delivery/delivery.ts'
import type { Message } from '../core/mail/message.ts'

export type { SendResult }

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
