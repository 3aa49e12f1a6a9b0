import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { databaseFile } from '../../db/connect.ts'
import type { DoctorAround, SenderSetup } from '../actions/doctor/around.ts'
import type { Probe } from '../actions/doctor/probe.ts'
import type { Config, TransportConfig } from '../config.ts'
import type { MailServer } from '../core/doctor/mail-server.ts'
import { type DkimKey, dkimSigner } from '../transports/dkim.ts'
import { messageBytes } from '../transports/mime.ts'
import { serverOptions } from '../transports/smtp-server.ts'

const RESEND = 'https://api.resend.com'

/** What doctor needs of a configuration. The private key stays here: only its public half goes on. */
export function doctorAround(config: Config, probe: Probe): DoctorAround {
  const { transport, databaseUrl } = config
  const file = databaseFile(databaseUrl)
  const key = transport.kind === 'smtp' ? signingKey(transport) : null
  const sign = key === null ? async (bytes: Uint8Array) => bytes : dkimSigner(key)
  return {
    probe,
    sender: senderOf(transport, key),
    bytes: async (message) => await sign(Buffer.from(await messageBytes(message))),
    databaseFolder: file === null ? null : dirname(file),
  }
}

function senderOf(transport: TransportConfig, key: DkimKey | null): SenderSetup {
  if (transport.kind === 'capture') return { kind: 'capture' }
  if (transport.kind === 'resend') return { kind: 'resend', apiUrl: transport.baseUrl ?? RESEND }
  const dkim = key && { domain: key.domain, selector: key.selector, publicKey: publicHalf(key.privateKey) }
  return { kind: 'smtp', server: mailServer(transport.url), dkim }
}

function signingKey({ dkim }: Extract<TransportConfig, { kind: 'smtp' }>): DkimKey | null {
  if (dkim === null) return null
  return { domain: dkim.domain, selector: dkim.selector, privateKey: readFileSync(dkim.keyFile, 'utf8') }
}

/** SubjectPublicKeyInfo in base64, as it stands in DNS. */
function publicHalf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
}

function mailServer(url: string): MailServer {
  const { host = '', port = 0, secure = false, tls, auth } = serverOptions({ url })
  return {
    host,
    port: Number(port),
    secure,
    local: tls?.rejectUnauthorized === false,
    logsIn: auth !== undefined,
  }
}
