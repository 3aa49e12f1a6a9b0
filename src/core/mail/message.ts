/** A mailbox as RFC 5322 has it: a display name, which may be empty, and an address. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

export interface Header {
  readonly name: string
  readonly value: string
}

/**
 * One email to one person, complete: the same value always makes the same bytes, so that a retry under
 * the same idempotency key repeats them exactly.
 */
export interface Message {
  readonly from: Mailbox
  readonly to: Mailbox
  readonly replyTo: Mailbox | null
  readonly subject: string
  readonly html: string
  readonly text: string
  /** List-*, Feedback-ID and the like; never From, To, Subject, Date or Message-ID. */
  readonly headers: readonly Header[]
  /** Epoch milliseconds. */
  readonly date: number
  /** With its angle brackets. */
  readonly messageId: string
  /** MIME boundary, so that the bytes do not change between tries. */
  readonly boundary: string
  /** Names and values of ASCII letters, digits, `_` and `-`; they come back in webhooks. */
  readonly tags: Readonly<Record<string, string>>
}

/** A message that the capture transport kept, newest last. */
export interface CapturedMessage {
  readonly id: string
  readonly key: string
  readonly message: Message
}

/** What was captured, for the pages and the demo. */
export interface CapturedMail {
  list(): Promise<readonly CapturedMessage[]>
  find(id: string): Promise<CapturedMessage | null>
  /** Deletes those of which this is true; gives how many. */
  forget(isTheirs: (message: Message) => boolean): Promise<number>
  /** The raw RFC 5322 bytes of a captured message. */
  raw(message: Message): Promise<Uint8Array>
}
