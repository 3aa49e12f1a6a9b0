import { readFileSync } from 'node:fs'
import type { TransportConfig } from '../config.ts'
import type { CapturedMail } from '../core/mail/message.ts'
import { captureTransport } from '../transports/capture.ts'
import { resendTransport } from '../transports/resend.ts'
import { smtpTransport } from '../transports/smtp.ts'
import type { Transport } from '../transports/transport.ts'

export interface OpenedTransport {
  readonly kind: 'open'
  readonly transport: Transport
  /** Null where mail really leaves. */
  readonly captured: CapturedMail | null
}

export type OpenTransport = OpenedTransport | { readonly kind: 'problem'; readonly message: string }

/** The transport of a configuration; captured mail is kept in `folder`. */
export function openTransport(config: TransportConfig, folder: string): OpenTransport {
  if (config.kind === 'capture') {
    const captured = captureTransport({ folder })
    return { kind: 'open', transport: captured, captured }
  }
  if (config.kind === 'resend') {
    const { apiKey, baseUrl, batchValidation } = config
    const transport = resendTransport({ apiKey, batchValidation, ...(baseUrl !== null && { baseUrl }) })
    return { kind: 'open', transport, captured: null }
  }
  return openSmtp(config)
}

function openSmtp(config: Extract<TransportConfig, { kind: 'smtp' }>): OpenTransport {
  const { url, allowPlain, dkim } = config
  if (dkim === null) return { kind: 'open', transport: smtpTransport({ url, allowPlain }), captured: null }
  const { domain, selector, keyFile } = dkim
  try {
    const key = { domain, selector, privateKey: readFileSync(keyFile, 'utf8') }
    return { kind: 'open', transport: smtpTransport({ url, allowPlain, dkim: key }), captured: null }
  } catch {
    return {
      kind: 'problem',
      message: 'SMTP_DKIM_KEY_FILE cannot be used: it must be a readable RSA private key in PEM form.',
    }
  }
}
