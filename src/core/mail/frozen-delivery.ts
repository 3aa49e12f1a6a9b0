import { createHash } from 'node:crypto'
import type { Message } from './message.ts'
import type { FieldValues } from './template.ts'

/** All of a message but its words. */
export type Envelope = Omit<Message, 'subject' | 'html' | 'text'>

/**
 * What the freeze keeps of a delivery besides the hash of its template: with both, the same bytes can be
 * made again, for a retry under the same key and for "view in browser".
 */
export interface FrozenDelivery {
  readonly renderer: 1
  readonly values: FieldValues
  readonly envelope: Envelope
}

/** Tells whether a message made again is the one that was frozen. */
export function messageHash(message: Message): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('hex')
}
