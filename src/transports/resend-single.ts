import { z } from 'zod'
import type { ResendClient } from './resend-client.ts'
import type { ResendPayload } from './resend-payload.ts'
import type { SendResult } from './transport.ts'

export interface Handover {
  readonly key: string
  readonly signal: AbortSignal
}

const answer = z.object({ id: z.string().min(1) })

/** Hands one message over through `POST /emails`. */
export async function sendAlone(
  client: ResendClient,
  body: ResendPayload,
  { key, signal }: Handover,
): Promise<SendResult> {
  const reply = await client.post({ path: '/emails', key, signal, body })
  if (reply.kind === 'not-taken') return reply.result
  const read = answer.safeParse(reply.body)
  if (read.success) return { kind: 'accepted', providerId: read.data.id }
  return { kind: 'uncertain', reason: 'Resend accepted the request and named no id' }
}
