import { fail, fine, unknown, type Verdict } from './findings.ts'

export interface RawHeader {
  /** In lower case. */
  readonly name: string
  /** Unfolded. */
  readonly value: string
}

/** The header fields of a message's bytes, in order. */
export function readHeaders(bytes: Uint8Array): RawHeader[] {
  const text = Buffer.from(bytes).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const unfolded = (end < 0 ? text : text.slice(0, end)).replace(/\r\n(?=[ \t])/g, '')
  return unfolded.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 1
      ? []
      : [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }]
  })
}

const CHECK = 'List headers'
const WAY_TO_TELL = 'Please report this: it is a fault of the program.'

/** Whether a message has what providers ask of bulk mail (RFC 8058, RFC 2919, RFC 5322). */
export function judgeListHeaders(headers: readonly RawHeader[], signer: Signer): Verdict {
  const all = (name: string): string[] =>
    headers.filter((header) => header.name === name).map(({ value }) => value)
  const missing = ['list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'date', 'message-id'].find(
    (name) => all(name).length !== 1,
  )
  if (missing !== undefined)
    return fail(CHECK, `${missing} stands ${all(missing).length} times in a message`, WAY_TO_TELL)
  // Captured mail is only read on this machine.
  const wayOut = signer === 'nobody' ? /^<https?:[^<>\s]+>/ : /^<https:[^<>\s]+>/
  if (!wayOut.test(all('list-unsubscribe')[0] ?? ''))
    return fail(CHECK, 'the way out is not https', 'Set PUBLIC_URL to an https address.')
  if (all('list-unsubscribe-post')[0] !== 'List-Unsubscribe=One-Click')
    return fail(CHECK, 'List-Unsubscribe-Post is not List-Unsubscribe=One-Click', WAY_TO_TELL)
  return fine(CHECK, 'one each: List-Unsubscribe, List-Unsubscribe-Post, List-Id, Date, Message-ID')
}

/** Who signs, as far as that shows before a message is delivered. */
export type Signer = 'we' | 'resend' | 'the mail server' | 'nobody'

/** Whether the signature covers both headers of one-click (RFC 8058, section 4). */
export function judgeSignedHeaders(headers: readonly RawHeader[], signer: Signer): Verdict | null {
  const check = 'signed headers'
  if (signer === 'nobody') return null
  if (signer !== 'we') {
    const who = signer === 'resend' ? 'Resend' : 'the mail server'
    const advice =
      'Run `npx rivulet test` to a mailbox of yours and read the raw source: h= in DKIM-Signature must name list-unsubscribe and list-unsubscribe-post.'
    return unknown(check, `${who} signs, so this shows only on a delivered mail`, advice)
  }
  const signature = headers.find(({ name }) => name === 'dkim-signature')?.value ?? ''
  const covered = (/(?:^|;)\s{0,9}h=([^;]*)/.exec(signature)?.[1] ?? '')
    .toLowerCase()
    .split(':')
    .map((name) => name.trim())
  const left = ['from', 'list-unsubscribe', 'list-unsubscribe-post'].filter((name) => !covered.includes(name))
  if (left.length > 0) return fail(check, `the signature does not cover ${left.join(' and ')}`, WAY_TO_TELL)
  return fine(check, 'the signature covers List-Unsubscribe and List-Unsubscribe-Post')
}

/** Both checks. */
export function judgeMessage(bytes: Uint8Array, signer: Signer): Verdict[] {
  const headers = readHeaders(bytes)
  const signed = judgeSignedHeaders(headers, signer)
  const own = judgeListHeaders(headers, signer)
  return signed === null ? [own] : [own, signed]
}
