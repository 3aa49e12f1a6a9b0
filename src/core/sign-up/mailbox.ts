import { addressHash } from '../address.ts'

/**
 * The mailbox that an address most likely is, for counting only: without its tag (`ana+tips@`, RFC 5233), and at
 * Gmail without dots. Whoever wants to flood a mailbox would else have as many addresses of it as they like.
 */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  const [untagged = ''] = address.slice(0, at).toLowerCase().split('+', 1)
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com'
  const local = gmail ? untagged.replaceAll('.', '') : untagged
  return `${local}@${gmail ? 'gmail.com' : domain}`
}

/** What the limits of the sign-up form keep of an address: a keyed hash of its mailbox. */
export function mailboxHash(pepper: string, address: string): string {
  return addressHash(pepper, `mailbox:${mailboxOf(address)}`)
}
