/** What nodemailer says of a dialogue that failed, with nothing in it that could hold an address. */
export interface Failure {
  /** Of nodemailer: EENVELOPE for a reply to MAIL, RCPT or DATA, EMESSAGE for one to the text, and others. */
  readonly code: string
  /** Of the system beneath, where there is one; else the same. */
  readonly cause: string
  readonly command: string
  /** The code of a whole and coherent reply, from 200 to 599. */
  readonly reply: number | null
  /** The reply code with the enhanced one (RFC 3463), or the cause; never the server's words. */
  readonly words: string
  /** Half a sentence about what broke. */
  readonly broken: string
}

/** Reads an error of nodemailer; throws it again, as the cause, where it is none. */
export function smtpFailure(error: unknown): Failure {
  const text = (name: string): string =>
    String((error instanceof Error && Object.getOwnPropertyDescriptor(error, name)?.value) || '')
  const code = text('code')
  if (!/^E[A-Z0-9]+$/.test(code))
    throw new Error('The SMTP library failed in an unknown way', { cause: error })
  const cause = text('originalCode') || code
  const response = text('response')
  const reply = replyCode(response)
  const words = reply === null ? cause : wordsOf(reply, response)
  return { code, cause, command: text('command'), reply, words, broken: brokenOf(code, words) }
}

/**
 * The code of a reply, whose lines must all bear the same one (RFC 5321, section 4.2.1); null for anything else,
 * which says nothing.
 */
export function replyCode(response: string): number | null {
  const codes = new Set(response.split('\n').map((line) => /^[2-5]\d\d(?=[ -]|$)/.exec(line)?.[0]))
  const [code] = codes
  return codes.size === 1 && code !== undefined ? Number(code) : null
}

function wordsOf(reply: number, response: string): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  return enhanced === undefined ? String(reply) : `${reply} ${enhanced}`
}

function brokenOf(code: string, words: string): string {
  if (code === 'EABORT') return 'it was stopped'
  if (code === 'ETIMEDOUT') return 'the mail server did not answer in time'
  if (code === 'EPROTOCOL') return `the mail server answered outside the protocol (${words})`
  return `the connection to the mail server failed (${words})`
}
