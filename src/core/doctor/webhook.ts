import { fail, fine, type Verdict, warn } from './findings.ts'

export interface WebhookState {
  readonly address: string
  readonly secret: boolean
  /** When the newest event came; null for never. */
  readonly newestEvent: number | null
  /** When mail was last submitted at least a day ago; null for never. */
  readonly submitted: number | null
}

/** Whether the provider tells us of bounces and complaints. */
export function judgeWebhook({ address, secret, newestEvent, submitted }: WebhookState): Verdict {
  const check = 'webhook'
  const where = `At resend.com/webhooks add ${address} for all email events`
  if (!secret)
    return fail(
      check,
      'no secret is set, so bounces and complaints are not heard of',
      `${where}, and set RESEND_WEBHOOK_SECRET to its signing secret.`,
    )
  if (submitted !== null && (newestEvent === null || newestEvent < submitted))
    return warn(
      check,
      'mail was submitted over a day ago, and no event has come since',
      `${where}, or see there why it fails.`,
    )
  return fine(
    check,
    newestEvent === null ? 'the secret is set; no event has come yet' : 'the secret is set, and events come',
  )
}
