/**
 * Where a fetched article is published: the address that the page itself names where that is on the same site, else the
 * one that it was fetched from. A page cannot send readers to a stranger this way.
 */
export function publishedAddress(named: string | null, fetched: string): string {
  const own = named === null ? null : URL.parse(named, fetched)
  const from = new URL(fetched)
  return own !== null && /^https?:$/.test(own.protocol) && isSameSite(own.hostname, from.hostname)
    ? own.href
    : fetched
}

/** One host is the other, or a part of it ("www.example.com" and "example.com"). */
function isSameSite(one: string, other: string): boolean {
  return one === other || isPartOf(one, other) || isPartOf(other, one)
}

function isPartOf(part: string, whole: string): boolean {
  return whole.includes('.') && part.endsWith(`.${whole}`)
}
