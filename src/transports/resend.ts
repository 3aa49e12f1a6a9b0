import { type CreateEmailOptions, Resend } from 'resend'
import { z } from 'zod'
import type { Message } from '../core/mail/message.ts'
import { headerText, mailboxText } from './header-text.ts'
import { type ResendFailure, resendOutcome } from './resend-outcome.ts'
import { type Sendable, sendable } from './sendable.ts'
import type { SendResult, Transport } from './transport.ts'

export interface ResendSettings {
  readonly apiKey: string
  /** By default Resend's own address. */
  readonly baseUrl?: string
  /** How long one call may take, in milliseconds; by default 30 seconds. */
  readonly timeoutMs?: number
}

/** Resend remembers a key for 24 hours; an hour is kept back for clocks and slow calls. */
const KEY_LIFETIME = 23 * 60 * 60_000
const HALF_A_MINUTE = 30_000

/** The library passes on whatever the answer holds. */
const answerShape = z.object({
  data: z
    .object({ id: z.string().min(1) })
    .nullable()
    .catch(null),
  error: z
    .object({ name: z.string().nullable().catch(null), statusCode: z.number().nullable().catch(null) })
    .nullable()
    .catch({ name: null, statusCode: null }),
  headers: z.record(z.string(), z.string()).nullable().catch(null),
})

/** Hands messages to Resend one by one under an idempotency key: the same key with the same message sends once. */
export function resendTransport(settings: ResendSettings): Transport {
  const { apiKey, baseUrl = 'https://api.resend.com', timeoutMs = HALF_A_MINUTE } = settings
  const client = new Resend(apiKey, { baseUrl })
  return {
    name: 'resend',
    keyLifetimeMs: KEY_LIFETIME,
    concurrency: 4,
    permittedPerSecond: () => null,
    batch: null,
    async send(message, key, signal) {
      const checked = sendable(message)
      if (checked.kind === 'unsendable') return { kind: 'refused', reason: checked.reason }
      if (signal.aborted) return { kind: 'retry-later', reason: 'it was stopped before the call to Resend' }
      const limit = AbortSignal.timeout(timeoutMs)
      const options = { idempotencyKey: key, signal: AbortSignal.any([signal, limit]) }
      const answer = await client.emails.send(payload(message, checked), options)
      const result = outcome(answerShape.parse(answer))
      if (result.kind !== 'uncertain') return result
      if (signal.aborted) return { kind: 'uncertain', reason: 'it was stopped during the call to Resend' }
      return limit.aborted ? { kind: 'uncertain', reason: 'Resend did not answer in time' } : result
    },
    async close() {},
  }
}

/** The same message always gives the same bytes, in whatever order its tags were read. */
function payload(message: Message, { from, to, replyTo, headers }: Sendable): CreateEmailOptions {
  return {
    from: mailboxText(from, from.address),
    to: mailboxText(to, to.address),
    ...(replyTo && { replyTo: mailboxText(replyTo, replyTo.address) }),
    subject: headerText(message.subject),
    html: message.html.toWellFormed(),
    text: message.text.toWellFormed(),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    tags: Object.entries(message.tags)
      .map(([name, value]) => ({ name, value }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  }
}

function outcome({ data, error, headers }: z.infer<typeof answerShape>): SendResult {
  if (data) return { kind: 'accepted', providerId: data.id }
  if (!error) return { kind: 'uncertain', reason: 'Resend accepted the request and named no id' }
  const failure: ResendFailure = { name: error.name, status: error.statusCode, headers: headers ?? {} }
  return resendOutcome(failure)
}
