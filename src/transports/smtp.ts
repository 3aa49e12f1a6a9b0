import type { SMTPPoolOptions } from 'nodemailer'
import { type DkimKey, dkimSigner } from './dkim.ts'
import { composedBytes } from './mime.ts'
import { sendable } from './sendable.ts'
import { smtpOutcome } from './smtp-outcome.ts'
import { openPool } from './smtp-pool.ts'
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
  const pool = openPool(options, connections)
  const sign = settings.dkim ? dkimSigner(settings.dkim) : async (bytes: Buffer) => bytes
  return {
    name: 'smtp',
    keyLifetimeMs: 0,
    concurrency: connections,
    permittedPerSecond: () => null,
    batch: null,
    async send(message, _key, signal) {
      const checked = sendable(message)
      if (checked.kind === 'unsendable') return { kind: 'refused', reason: checked.reason }
      const { from, to } = checked
      const obstacle = needsSmtpUtf8(to.address) ? await utf8Obstacle(options, signal) : null
      if (obstacle) return obstacle
      const raw = await sign(await composedBytes(message, checked))
      const parcel = { raw, from: from.address, to: to.address, messageId: message.messageId }
      return await pool.handOver(parcel, signal)
    },
    async close() {
      pool.close()
    },
  }
}

/** nodemailer would send such an address to a server that cannot read it. */
async function utf8Obstacle(options: SMTPPoolOptions, signal: AbortSignal): Promise<SendResult | null> {
  try {
    if (await offersUtf8(options, signal)) return null
    return { kind: 'refused', reason: 'the mail server cannot take addresses in other scripts (no SMTPUTF8)' }
  } catch (error) {
    if (signal.aborted) return { kind: 'retry-later', reason: 'it was stopped, before its text was begun' }
    return smtpOutcome(error, 'waiting')
  }
}
