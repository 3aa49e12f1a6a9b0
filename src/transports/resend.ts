import { BATCH_SIZE, type BatchValidation, sendBatch } from './resend-batch.ts'
import { CONCURRENCY, type ResendAccess, resendClient } from './resend-client.ts'
import { resendPayload } from './resend-payload.ts'
import { sendAlone } from './resend-single.ts'
import { sendable } from './sendable.ts'
import type { Transport } from './transport.ts'

export interface ResendSettings extends ResendAccess {
  /** By default permissive. */
  readonly batchValidation?: BatchValidation
}

/** Resend remembers a key for 24 hours; an hour is kept back for clocks and slow calls. */
const KEY_LIFETIME = 23 * 60 * 60_000

/** Hands messages to Resend under idempotency keys: the same key with the same messages sends once. */
export function resendTransport(settings: ResendSettings): Transport {
  const { batchValidation: validation = 'permissive', ...access } = settings
  const client = resendClient(access)
  return {
    name: 'resend',
    keyLifetimeMs: KEY_LIFETIME,
    concurrency: CONCURRENCY,
    permittedPerSecond: client.permittedPerSecond,
    batch: {
      size: BATCH_SIZE,
      send: (messages, key, signal) => sendBatch(client, { messages, key, signal, validation }),
    },
    async send(message, key, signal) {
      const checked = sendable(message)
      if (checked.kind === 'unsendable') return { kind: 'refused', reason: checked.reason }
      return await sendAlone(client, resendPayload(message, checked), { key, signal })
    },
    close: client.close,
  }
}
