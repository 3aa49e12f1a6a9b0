const LONGEST = 2000

/** Names and addresses of this machine alone, where a page may be tried out without encryption. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

/**
 * The address of a page of the marketer's own: https, or http on this machine, without a name and password in it; null
 * where it is none.
 */
export function readOwnPage(typed: string): string | null {
  const text = typed.trim()
  if (text.length > LONGEST || /[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return null
  const { protocol, hostname, username, password, href } = new URL(text)
  if (username !== '' || password !== '' || href.length > LONGEST) return null
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)) ? href : null
}
