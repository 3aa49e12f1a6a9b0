/**
 * Where a fetched article is published: the address that the page itself names where that is on the same site, else the
 * one that it was fetched from. A page cannot send readers to a stranger this way.
 */
export function publishedAddress(named: string | null, fetched: string): string {
  const own = named === null ? null : URL.parse(named, fetched)
  const from = new URL(fetched)
  return own !== null && isSafe(own, from) && isSameSite(own.hostname, from.hostname) ? own.href : fetched
}

/** No credentials, no other port, and never less secure than what was fetched. */
function isSafe(own: URL, { protocol, port }: URL): boolean {
  const secure = own.protocol === 'https:' || (own.protocol === 'http:' && protocol === 'http:')
  return secure && own.username === '' && own.password === '' && own.port === port
}

/** The same host, with or without its "www.", or one below the other's own name; "co.uk" is nobody's. */
function isSameSite(named: string, fetched: string): boolean {
  const [one, other] = [named, fetched].map((host) => host.replace(/^www\./, ''))
  return one === other || named.endsWith(`.${other}`)
}
