import type { SendResult } from './transport.ts'

const AUTHENTICATION_REPLIES: readonly number[] = [530, 534, 535, 538]
const QUARTER_OF_AN_HOUR = 15 * 60_000

/** What nodemailer puts on its errors. */
interface SmtpError {
  readonly code: string
  readonly cause: string
  readonly command: string
  readonly reply: number | null
  readonly response: string
}

/**
 * What became of a message whose handing over failed. `begun` says whether any byte of its text was given to
 * a connection, which happens only after the server asked for it (354): before that it is provably unsent.
 * Throws on an error that is not of the SMTP dialogue.
 */
export function smtpOutcome(error: unknown, begun: boolean): SendResult {
  const failure = smtpError(error)
  const replied = failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE'
  if (replied && failure.reply !== null && failure.reply >= 400) return repliedOutcome(failure, failure.reply)
  if (begun) return { kind: 'uncertain', reason: `${broken(failure)}, after its text was begun` }
  if (failure.command === 'API' && replied)
    return { kind: 'refused', reason: 'its envelope cannot be used in SMTP' }
  if (failure.code === 'EAUTH') return wrongLogin(failure)
  return { kind: 'retry-later', reason: `${broken(failure)}, before its text was begun` }
}

/** A whole reply to MAIL, RCPT, DATA or the final dot: RFC 5321, section 4.2.1, says what its first digit means. */
function repliedOutcome(failure: SmtpError, reply: number): SendResult {
  if (AUTHENTICATION_REPLIES.includes(reply)) return wrongLogin(failure)
  const answer = `at ${failure.command}: ${replyText(failure)}`
  // 503 is about the state of the session, not about the message.
  return reply >= 500 && reply !== 503
    ? { kind: 'refused', reason: `the mail server refused it ${answer}` }
    : { kind: 'retry-later', reason: `the mail server could not take it ${answer}` }
}

function wrongLogin(failure: SmtpError): SendResult {
  const reason = `the mail server did not accept the login (${replyText(failure)}): check user and password in SMTP_URL`
  return { kind: 'retry-later', reason, afterMs: QUARTER_OF_AN_HOUR }
}

/** The reply code with the enhanced one (RFC 3463); never the words, which may hold an address. */
function replyText(failure: SmtpError): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(failure.response)?.[1]
  return [failure.reply ?? failure.cause, enhanced].filter((part) => part !== undefined).join(' ')
}

function broken(failure: SmtpError): string {
  if (failure.code === 'EABORT') return 'it was stopped'
  if (failure.code === 'ETIMEDOUT') return 'the mail server did not answer in time'
  return `the connection to the mail server failed (${replyText(failure)})`
}

function smtpError(error: unknown): SmtpError {
  const field = (name: string): unknown =>
    error instanceof Error ? Object.getOwnPropertyDescriptor(error, name)?.value : undefined
  const text = (name: string): string => String(field(name) ?? '')
  const code = text('code')
  if (!/^E[A-Z0-9]+$/.test(code))
    throw new Error('The SMTP library failed in an unknown way', { cause: error })
  const reply = field('responseCode')
  return {
    code,
    cause: text('originalCode') || code,
    command: text('command'),
    reply: typeof reply === 'number' ? reply : null,
    response: text('response'),
  }
}
