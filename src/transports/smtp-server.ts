import { Socket } from 'node:net'
import { createTransport, type SMTPPoolOptions } from 'nodemailer'

export interface ServerSettings {
  /** `smtp://` or `smtps://`, with user name and password where the server asks for them. */
  readonly url: string
  /** For how long the server may stay silent, in milliseconds; by default 5 minutes (RFC 5321, 4.5.3.2). */
  readonly silenceMs?: number
  /** Whether a server elsewhere that offers no TLS is sent to all the same; by default it is not. */
  readonly allowPlain?: boolean
}

const FIVE_MINUTES = 5 * 60_000
const HALF_A_MINUTE = 30_000
const LONGEST_REPLY = 64 * 1024
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1)$/i

/**
 * The connection that SMTP_URL asks for. `smtp://` must be raised to TLS by STARTTLS, except where plain text is
 * allowed and on this very machine, where a certificate that nobody can check is accepted too. A reply of more
 * than 64 KB ends the connection. Throws for another kind of address.
 */
export function serverOptions(settings: ServerSettings): SMTPPoolOptions {
  const { url, silenceMs = FIVE_MINUTES, allowPlain = false } = settings
  const server = parsedUrl(url)
  const secure = server.protocol === 'smtps:'
  const host = server.hostname.replace(/^\[|\]$/g, '')
  const local = LOOPBACK.test(host)
  const user = decodeURIComponent(server.username)
  return {
    host,
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    requireTLS: !secure && !local && !allowPlain,
    ...(local && { tls: { rejectUnauthorized: false } }),
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(server.password) } }),
    connectionTimeout: Math.min(silenceMs, HALF_A_MINUTE),
    greetingTimeout: Math.min(silenceMs, HALF_A_MINUTE),
    socketTimeout: silenceMs,
    maxResponseSize: LONGEST_REPLY,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/**
 * Whether the server offers SMTPUTF8, by one connection of its own; rejects where it cannot be reached, and when
 * it is stopped.
 */
export async function offersUtf8(options: SMTPPoolOptions, signal: AbortSignal): Promise<boolean> {
  const socket = new Socket()
  const stop = () => socket.destroy()
  signal.addEventListener('abort', stop, { once: true })
  let offered = false
  const debug = (_entry: unknown, line: unknown) => {
    if (/^250[ -]SMTPUTF8\b/im.test(String(line))) offered = true
  }
  const probe = createTransport({
    ...options,
    pool: true,
    socket,
    socketTimeout: HALF_A_MINUTE,
    transactionLog: true,
    logger: { debug, error: ignore },
  })
  try {
    await probe.verify()
  } finally {
    signal.removeEventListener('abort', stop)
    probe.close()
    stop()
  }
  return offered
}

/** Names what is wrong and never the address itself: it holds the password. */
function parsedUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '' || parsed.search !== '')
    throw new Error('SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465')
  return parsed
}

function ignore(): void {}
