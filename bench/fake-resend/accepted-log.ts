import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { type ResendEmail, recipientsOf } from './email.ts'

const acceptedMessage = z.object({
  id: z.string(),
  /** Null where the call had no idempotency key. */
  key: z.string().nullable(),
  /** The SHA-256 of the call's body. */
  payload: z.string(),
  batch: z.boolean(),
  /** The place in the call, from 0, of so many. */
  index: z.int(),
  of: z.int(),
  /** The delivery that its tag names; null where it has no such tag. */
  delivery: z.number().nullable(),
  instance: z.string().nullable(),
  /** See `recipientHash`. */
  recipient: z.string(),
  subject: z.string(),
  /** Epoch milliseconds of the server's clock. */
  at: z.number(),
})

/** One message that the server took: once for each time that a mailbox would have got it. */
export type AcceptedMessage = z.infer<typeof acceptedMessage>

/** A call that passed every check, and which of its messages were accepted. */
export interface AcceptedCall {
  readonly key: string | null
  readonly payload: string
  readonly batch: boolean
  readonly of: number
  readonly at: number
  readonly emails: readonly { readonly index: number; readonly email: ResendEmail }[]
}

/** What was accepted: in memory, and where a file is named also there, one JSON line for each message. */
export interface AcceptedLog {
  readonly messages: readonly AcceptedMessage[]
  /** Writes a call's messages at once, before anybody hears of them. */
  append(call: AcceptedCall): readonly AcceptedMessage[]
  close(): void
}

/** Goes on with a file that is there already: what was accepted stays accepted. */
export function openAcceptedLog(file: string | null): AcceptedLog {
  const messages = file === null ? [] : readAcceptedLog(file)
  const handle = file === null ? null : openSync(file, 'a')
  return {
    messages,
    append(call) {
      const more = call.emails.map(({ index, email }, at) => ({
        ...{ id: idOf(messages.length + at + 1), key: call.key, payload: call.payload },
        ...{ batch: call.batch, index, of: call.of, at: call.at },
        ...{ delivery: deliveryOf(email), instance: tagOf(email, 'instance') },
        recipient: recipientHash(recipientsOf(email).join()),
        subject: email.subject,
      }))
      // One write: a kill leaves the whole call or nothing of it.
      if (handle !== null) writeSync(handle, more.map((message) => `${JSON.stringify(message)}\n`).join(''))
      messages.push(...more)
      return more
    },
    close: () => void (handle !== null && closeSync(handle)),
  }
}

/** Every message of a log; a last line that is not whole was never answered and does not count. */
export function readAcceptedLog(file: string): AcceptedMessage[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => acceptedMessage.parse(JSON.parse(line)))
}

/** Tells recipients apart without keeping their addresses. */
export function recipientHash(address: string): string {
  return hashOf(address.toLowerCase()).slice(0, 16)
}

/** The SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function idOf(count: number): string {
  return `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`
}

function deliveryOf(email: ResendEmail): number | null {
  const tag = tagOf(email, 'delivery')
  return tag === null ? null : Number(tag)
}

function tagOf(email: ResendEmail, name: string): string | null {
  return email.tags?.find((tag) => tag.name === name)?.value ?? null
}
