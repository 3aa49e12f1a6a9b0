import type { Readable } from 'node:stream'
import { createTransport, type Mail, type SMTPPoolOptions } from 'nodemailer'
import { replyCode } from './smtp-failure.ts'
import { type Progress, smtpOutcome } from './smtp-outcome.ts'
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
  const progressOf = watchTexts(pool)
  let closed = false
  return {
    async handOver({ raw, from, to, messageId }, signal) {
      const envelope = { from: { address: from }, to: { address: to } }
      try {
        const { response = '' } = await pool.sendMail({ raw, envelope, messageId, signal })
        // The library looks at the first digit only.
        return replyCode(response) === null
          ? { kind: 'uncertain', reason: 'the mail server answered its text outside the protocol' }
          : { kind: 'accepted', providerId: traceOf(response) ?? messageId }
      } catch (error) {
        const progress = progressOf(raw)
        if (closed && progress !== 'begun')
          return { kind: 'retry-later', reason: 'the transport was closed before it was sent' }
        return smtpOutcome(error, progress)
      }
    },
    close() {
      closed = true
      pool.close()
    },
  }
}

/**
 * Tells how far a message came. The pool opens its stream once a connection is ready, and reads from it only once
 * the server has asked for the text.
 */
function watchTexts(pool: Mail): (raw: object) => Progress {
  const streams = new WeakMap<object, Readable[]>()
  pool.use('stream', ({ data, message }, done) => {
    if (message && Buffer.isBuffer(data.raw)) {
      const opened: Readable[] = []
      streams.set(data.raw, opened)
      message.processFunc((stream) => {
        opened.push(stream)
        return stream
      })
      // The library writes what went wrong into the envelope, and a second try would fail by it again.
      const envelope = message.getEnvelope()
      message.getEnvelope = () => ({ ...envelope })
    }
    done()
  })
  return (raw) => {
    const opened = streams.get(raw) ?? []
    if (opened.length === 0) return 'waiting'
    return opened.some((stream) => stream.readableDidRead) ? 'begun' : 'offered'
  }
}

/** The server's words on acceptance, which name its queue; null where they could hold an address. */
function traceOf(response: string): string | null {
  return /^[\x20-\x3F\x41-\x7E]{1,200}$/.test(response) ? response : null
}
