import type { Readable } from 'node:stream'
import { createTransport, type Mail, type SMTPPoolOptions } from 'nodemailer'
import { smtpOutcome } from './smtp-outcome.ts'
import type { SendResult } from './transport.ts'

/** One message on its way: its bytes and to whom they go. */
export interface Parcel {
  readonly raw: Buffer
  readonly from: string
  readonly to: string
  readonly messageId: string
}

/** Kept connections to one mail server. */
export interface SmtpPool {
  handOver(parcel: Parcel, signal: AbortSignal): Promise<SendResult>
  close(): void
}

export function openPool(options: SMTPPoolOptions, connections: number): SmtpPool {
  // A kept connection may have been dropped by the server: one further try, only while nothing was sent.
  const pool = createTransport({ ...options, pool: true, maxConnections: connections, maxRequeues: 1 })
  const textBegun = watchTexts(pool)
  let closed = false
  return {
    async handOver({ raw, from, to, messageId }, signal) {
      const envelope = { from: { address: from }, to: { address: to } }
      try {
        const info = await pool.sendMail({ raw, envelope, messageId, signal })
        return { kind: 'accepted', providerId: traceOf(info.response) ?? messageId }
      } catch (error) {
        const begun = textBegun(raw)
        if (closed && !begun)
          return { kind: 'retry-later', reason: 'the transport was closed before it was sent' }
        return smtpOutcome(error, begun)
      }
    },
    close() {
      closed = true
      pool.close()
    },
  }
}

/**
 * Tells whether any byte of a message was read for a connection. The pool opens the stream early and reads
 * from it only once the server has asked for the text.
 */
function watchTexts(pool: Mail): (raw: object) => boolean {
  const streams = new WeakMap<object, Readable[]>()
  pool.use('stream', (mail, done) => {
    const { raw } = mail.data
    if (Buffer.isBuffer(raw)) {
      const opened: Readable[] = []
      streams.set(raw, opened)
      mail.message?.processFunc((stream) => {
        opened.push(stream)
        return stream
      })
    }
    done()
  })
  return (raw) => (streams.get(raw) ?? []).some((stream) => stream.readableDidRead)
}

/** The server's words on acceptance, which name its queue; null where they could hold an address. */
function traceOf(response: string | undefined): string | null {
  return response && /^[\x20-\x3F\x41-\x7E]{1,200}$/.test(response) ? response : null
}
