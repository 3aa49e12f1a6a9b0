import { createHash } from 'node:crypto'
import { existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'

const acceptedMessage = z.object({
  /** With its angle brackets. */
  messageId: z.string(),
  /** The delivery that a Message-ID of ours names; null for another form. */
  delivery: z.number().nullable(),
  generation: z.number().nullable(),
  /** See `recipientHash`. */
  recipient: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
})
/** One message that was accepted, as the log has it. */
export type AcceptedMessage = z.infer<typeof acceptedMessage>

export interface AcceptedLog {
  /** Returns when the line is with the operating system: it outlives the process, though not the machine. */
  append(message: AcceptedMessage): void
}

/** Opens a log at its end; null keeps nothing. */
export function openAcceptedLog(file: string | null): AcceptedLog {
  if (file === null) return { append: () => undefined }
  const descriptor = openSync(file, 'a')
  return { append: (message) => void writeSync(descriptor, `${JSON.stringify(message)}\n`) }
}

/** Every message of a log; a last line that was cut short is not one. */
export function readAcceptedLog(file: string): readonly AcceptedMessage[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => acceptedMessage.parse(JSON.parse(line)))
}

/** Tells recipients apart without keeping their addresses. */
export function recipientHash(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16)
}

/** What a raw message says about itself: `<delivery.generation.epoch.instance@host>`. */
export function namesOf(raw: Buffer): Pick<AcceptedMessage, 'messageId' | 'delivery' | 'generation'> {
  const end = raw.indexOf('\r\n\r\n')
  const header = raw.toString('latin1', 0, end < 0 ? raw.length : end)
  const messageId = /^message-id:\s*(<[^>\r\n]*>)/im.exec(header)?.[1] ?? ''
  const [, delivery, generation] = /^<(\d+)\.(\d+)\.\d+\.[^@]+@/.exec(messageId) ?? []
  return {
    messageId,
    delivery: delivery === undefined ? null : Number(delivery),
    generation: generation === undefined ? null : Number(generation),
  }
}
