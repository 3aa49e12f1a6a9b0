import type { Readable } from 'node:stream'
import { createTransport, type Mail } from 'nodemailer'
import type { Message } from '../core/message.ts'
import { type DkimKey, dkimSigner } from './dkim.ts'
import { composedBytes } from './mime.ts'
import { type Sendable, sendable } from './sendable.ts'
import { smtpOutcome } from './smtp-outcome.ts'
import { offersUtf8, type ServerSettings, serverOptions } from './smtp-server.ts'
import type { SendResult, Transport } from './transport.ts'
import { needsSmtpUtf8 } from './wire-address.ts'

export interface SmtpSettings extends ServerSettings {
  readonly dkim?: DkimKey
  /** How many connections may be open at once; by default 5. */
  readonly connections?: number
}

/**
 * Hands messages to a mail server. SMTP has no idempotency key: what breaks after the text was begun is
 * uncertain, and the Message-ID stays the same so that a receiver may notice a second copy.
 */
export function smtpTransport(settings: SmtpSettings): Transport {
  const connections = settings.connections ?? 5
  const options = serverOptions(settings)
  // A kept connection may have been dropped by the server: one further try, only while nothing was sent.
  const pool = createTransport({ ...options, pool: true, maxConnections: connections, maxRequeues: 1 })
  const sign = settings.dkim ? dkimSigner(settings.dkim) : null
  const textBegun = watchTexts(pool)
  let closed = false

  const handOver = async (message: Message, checked: Sendable, signal: AbortSignal): Promise<SendResult> => {
    const bytes = await composedBytes(message, checked)
    const raw = sign ? await sign(bytes) : bytes
    const envelope = { from: { address: checked.from.address }, to: { address: checked.to.address } }
    try {
      const info = await pool.sendMail({ raw, envelope, messageId: message.messageId, signal })
      return { kind: 'accepted', providerId: traceOf(info.response) ?? message.messageId }
    } catch (error) {
      const begun = textBegun(raw)
      if (closed && !begun)
        return { kind: 'retry-later', reason: 'the transport was closed before it was sent' }
      return smtpOutcome(error, begun)
    }
  }

  return {
    name: 'smtp',
    keyLifetimeMs: 0,
    concurrency: connections,
    async send(message, _key, signal) {
      const checked = sendable(message)
      if (checked.kind === 'unsendable') return { kind: 'refused', reason: checked.reason }
      const obstacle = needsSmtpUtf8(checked.to.address) ? await utf8Obstacle() : null
      return obstacle ?? (await handOver(message, checked, signal))
    },
    async close() {
      closed = true
      pool.close()
    },
  }

  async function utf8Obstacle(): Promise<SendResult | null> {
    try {
      if (await offersUtf8(options)) return null
      return {
        kind: 'refused',
        reason: 'the mail server cannot take addresses in other scripts (no SMTPUTF8)',
      }
    } catch (error) {
      return smtpOutcome(error, false)
    }
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
