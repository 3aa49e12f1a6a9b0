import { type Failure, smtpFailure } from './smtp-failure.ts'
import type { SendResult } from './transport.ts'

/**
 * How far a message came: no connection was ready for it; one was, and was given its envelope; bytes of its text
 * were given to it, which happens only after the server asked for them (354).
 */
export type Progress = 'waiting' | 'offered' | 'begun'

const AUTHENTICATION_REPLIES: readonly number[] = [530, 534, 535, 538]
const UNREACHED_CODES: readonly string[] = ['EAUTH', 'EDNS', 'ETLS']
const UNREACHED_CAUSE = /^(?:ECONNREFUSED|E(?:HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/
const CERTIFICATE = /^(?!ERR_SSL_).*CERT|^UNABLE_TO_|^INVALID_|^HOSTNAME_MISMATCH$/
const QUARTER_OF_AN_HOUR = 15 * 60_000
const QUARTER_OF_A_MINUTE = 15_000

/**
 * What became of a message whose handing over failed. Before its text was begun it is provably unsent; after that
 * only a whole reply says what became of it. Throws on an error that is not of the SMTP dialogue.
 */
export function smtpOutcome(error: unknown, progress: Progress): SendResult {
  const failure = smtpFailure(error)
  if (progress === 'begun') return failure.code === 'EMESSAGE' ? replied(failure) : inDoubt(failure)
  if (failure.code === 'EABORT') return unsent(failure)
  if (progress === 'waiting' || unreached(failure)) return blocked(failure)
  if (failure.code === 'EENVELOPE' && failure.command === 'API')
    return { kind: 'refused', reason: 'its envelope cannot be used in SMTP' }
  return failure.code === 'EENVELOPE' ? replied(failure) : unsent(failure)
}

/** A reply to MAIL, RCPT, DATA or the final dot: RFC 5321, section 4.2.1, says what its first digit means. */
function replied(failure: Failure): SendResult {
  const { reply } = failure
  if (reply === null || reply < 400) return failure.code === 'EMESSAGE' ? inDoubt(failure) : unsent(failure)
  if (AUTHENTICATION_REPLIES.includes(reply)) return wrongLogin(failure)
  const answer = `at ${failure.command}: ${failure.words}`
  // Before it knows the recipient, a server that says that it closes (421) speaks of itself.
  if (reply === 421 && failure.command === 'MAIL FROM')
    return outage(`the mail server could not take mail ${answer}`)
  // 503 is about the state of the session, not about the message.
  return reply >= 500 && reply !== 503
    ? { kind: 'refused', reason: `the mail server refused it ${answer}` }
    : { kind: 'retry-later', reason: `the mail server could not take it ${answer}` }
}

/** Whether a message that an idle connection was given first was then kept from every other one. */
function unreached({ code, cause, command }: Failure): boolean {
  return (
    UNREACHED_CODES.includes(code) ||
    UNREACHED_CAUSE.test(cause) ||
    CERTIFICATE.test(cause) ||
    /^(?:EHLO|HELO|STARTTLS|AUTH\b)/.test(command)
  )
}

/** There was no session to hand anything over in, which no message is to blame for. */
function blocked(failure: Failure): SendResult {
  const { code, cause, command, reply, words } = failure
  const lasting = reply !== null && reply >= 500
  const refusedLogin = code === 'EAUTH' && (lasting || reply === null)
  if (refusedLogin || (lasting && AUTHENTICATION_REPLIES.includes(reply))) return wrongLogin(failure)
  if (CERTIFICATE.test(cause))
    return misconfigured(
      `the certificate of the mail server cannot be verified (${words}), so nothing was sent: it must be valid for the host in SMTP_URL`,
    )
  if (lasting && (command === 'STARTTLS' || (command === 'EHLO' && code === 'ECONNECTION')))
    return misconfigured(
      `the mail server offers no TLS (${words}), so nothing was sent: set SMTP_ALLOW_PLAIN=1 only if the way to it is private`,
    )
  if (lasting) return misconfigured(`the mail server takes no mail from this machine (${words})`)
  return outage(failure.broken)
}

function wrongLogin({ words }: Failure): SendResult {
  return misconfigured(
    `the mail server did not accept the login (${words}): check user and password in SMTP_URL`,
  )
}

function misconfigured(reason: string): SendResult {
  return { kind: 'blocked', by: 'configuration', reason, afterMs: QUARTER_OF_AN_HOUR }
}

function outage(reason: string): SendResult {
  return { kind: 'blocked', by: 'outage', reason, afterMs: QUARTER_OF_A_MINUTE }
}

function unsent({ broken }: Failure): SendResult {
  return { kind: 'retry-later', reason: `${broken}, before its text was begun` }
}

function inDoubt({ broken }: Failure): SendResult {
  return { kind: 'uncertain', reason: `${broken}, after its text was begun` }
}
