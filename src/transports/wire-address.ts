import { domainToASCII } from 'node:url'

const LOCAL_PART = /^[\w!#$%&'*+\-/=?^`{|}~\p{L}\p{M}\p{N}]+(?:\.[\w!#$%&'*+\-/=?^`{|}~\p{L}\p{M}\p{N}]+)*$/u
const ASCII = /^[\x21-\x7E]*$/
const WORDS_AND_DOTS = /^[\p{L}\p{M}\p{N}.\-。]+$/u
const HOST_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/
const NUMBER_AT_END = /(?:^|\.)(?:\d+|0x[\da-f]*)$/

/**
 * An address as it goes on the wire: the local part as typed, the domain in lower case and in A-labels
 * (RFC 5890); null for one that no server could take or that two parsers could read in two ways: quoted
 * local parts, address literals, anything beyond the lengths of RFC 5321, section 4.5.3.1.
 */
export function wireAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = hostName(address.slice(at + 1))
  if (domain === null || !LOCAL_PART.test(local) || Buffer.byteLength(local) > 64) return null
  return Buffer.byteLength(local) + domain.length < 254 ? `${local}@${domain}` : null
}

/** Whether a server must speak SMTPUTF8 (RFC 6531) to take mail for this address. */
export function needsSmtpUtf8(address: string): boolean {
  return !ASCII.test(address.slice(0, address.lastIndexOf('@')))
}

/** Only other scripts are converted: the converter would also decode `%41` and read `1.2` as a number. */
function hostName(domain: string): string | null {
  const name = ASCII.test(domain)
    ? domain.toLowerCase()
    : WORDS_AND_DOTS.test(domain)
      ? domainToASCII(domain)
      : ''
  return HOST_NAME.test(name) && !NUMBER_AT_END.test(name) ? name : null
}
