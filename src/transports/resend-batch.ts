import { z } from 'zod'
import type { Message } from '../core/mail/message.ts'
import type { ResendClient } from './resend-client.ts'
import { type ResendPayload, resendPayload } from './resend-payload.ts'
import { type Handover, sendAlone } from './resend-single.ts'
import { sendable } from './sendable.ts'
import type { BatchResult, SendResult } from './transport.ts'

/** The most messages that one call of `POST /emails/batch` takes. */
export const BATCH_SIZE = 100

/** Whether one message at fault keeps the rest of its batch back (`strict`), or not (`permissive`). */
export type BatchValidation = 'strict' | 'permissive'

export interface BatchHandover extends Handover {
  readonly messages: readonly Message[]
  readonly validation: BatchValidation
}

const answer = z.object({
  data: z.array(z.object({ id: z.string().min(1) })),
  errors: z.array(z.object({ index: z.int() })).default([]),
})

type Answer = z.infer<typeof answer>

/**
 * Hands several messages over in one call, one alone through `POST /emails`. A message that has no form of an email is
 * refused by itself and the others go: the same messages always make the same call.
 */
export async function sendBatch(client: ResendClient, handover: BatchHandover): Promise<BatchResult> {
  const payloads: ResendPayload[] = []
  const places = handover.messages.map((message): SendResult | null => {
    const checked = sendable(message)
    if (checked.kind === 'unsendable') return { kind: 'refused', reason: checked.reason }
    payloads.push(resendPayload(message, checked))
    return null
  })
  const result = await sendPayloads(client, payloads, handover)
  if (result.kind === 'whole') return result
  const next = result.results.values()
  return { kind: 'each', results: places.map((refusal) => refusal ?? nextOf(next)) }
}

async function sendPayloads(
  client: ResendClient,
  payloads: readonly ResendPayload[],
  handover: BatchHandover,
): Promise<BatchResult> {
  const [first, ...others] = payloads
  if (first === undefined) return { kind: 'each', results: [] }
  if (others.length > 0) return await sendTogether(client, payloads, handover)
  const result = await sendAlone(client, first, handover)
  // A refusal here is of this call: of an earlier one under its key, whose answer was lost, it proves nothing.
  return result.kind === 'accepted' ? { kind: 'each', results: [result] } : { kind: 'whole', result }
}

async function sendTogether(
  client: ResendClient,
  body: readonly ResendPayload[],
  { key, signal, validation }: BatchHandover,
): Promise<BatchResult> {
  const headers = { 'x-batch-validation': validation }
  const reply = await client.post({ path: '/emails/batch', key, signal, body, headers })
  if (reply.kind === 'not-taken') return { kind: 'whole', result: reply.result }
  const read = answer.safeParse(reply.body)
  if (!read.success) return unknown('Resend accepted the batch and named no ids', false)
  const results = assigned(read.data, body.length)
  return results
    ? { kind: 'each', results }
    : unknown('Resend named ids that fit no message of the batch', true)
}

function unknown(reason: string, final: boolean): BatchResult {
  return { kind: 'whole', result: { kind: 'uncertain', reason, ...(final && { final }) } }
}

/** The ids stand in the order of the accepted messages. Null where they cannot be told whose they are. */
function assigned({ data, errors }: Answer, size: number): SendResult[] | null {
  const ids = data.map(({ id }) => id)
  const refused = new Set(errors.map(({ index }) => index))
  const strange = [...refused].some((index) => index < 0 || index >= size)
  const repeated = refused.size < errors.length || new Set(ids).size < ids.length
  if (strange || repeated || ids.length + refused.size !== size) return null
  const next = ids.values()
  return Array.from({ length: size }, (_, at) =>
    refused.has(at)
      ? { kind: 'refused', reason: 'Resend refused the message' }
      : { kind: 'accepted', providerId: nextOf(next) },
  )
}

function nextOf<Value>(values: Iterator<Value>): Value {
  const { value, done } = values.next()
  if (done) throw new Error('There are fewer results than messages')
  return value
}
