import { createTransport, type SMTPPoolOptions } from 'nodemailer'

export interface ServerSettings {
  /** `smtp://` or `smtps://`, with user name and password where the server asks for them. */
  readonly url: string
  /** For how long the server may stay silent, in milliseconds; by default 5 minutes (RFC 5321, 4.5.3.2). */
  readonly silenceMs?: number
}

const FIVE_MINUTES = 5 * 60_000
const HALF_A_MINUTE = 30_000
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1)$/i

/**
 * The connection that SMTP_URL asks for. `smtp://` must be raised to TLS by STARTTLS, except on this very
 * machine, where a certificate that nobody can check is accepted too. Throws for another kind of address.
 */
export function serverOptions({ url, silenceMs = FIVE_MINUTES }: ServerSettings): SMTPPoolOptions {
  const server = parsedUrl(url)
  const secure = server.protocol === 'smtps:'
  const host = server.hostname.replace(/^\[|\]$/g, '')
  const local = LOOPBACK.test(host)
  const user = decodeURIComponent(server.username)
  return {
    host,
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    requireTLS: !secure && !local,
    ...(local && { tls: { rejectUnauthorized: false } }),
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(server.password) } }),
    connectionTimeout: Math.min(silenceMs, HALF_A_MINUTE),
    greetingTimeout: Math.min(silenceMs, HALF_A_MINUTE),
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Whether the server offers SMTPUTF8, by one connection of its own; rejects where it cannot be reached. */
export async function offersUtf8(options: SMTPPoolOptions): Promise<boolean> {
  let offered = false
  const debug = (_entry: unknown, line: unknown) => {
    if (/^250[ -]SMTPUTF8\b/im.test(String(line))) offered = true
  }
  const probe = createTransport({
    ...options,
    pool: true,
    socketTimeout: HALF_A_MINUTE,
    transactionLog: true,
    logger: { debug, error: ignore },
  })
  try {
    await probe.verify()
  } finally {
    probe.close()
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
