/** Longer than any record in use, and what is longer is not read. */
const LONGEST_RECORD = 4000

export type TagList =
  | { readonly kind: 'tags'; readonly tags: ReadonlyMap<string, string> }
  | { readonly kind: 'faulty'; readonly reason: string }

/** `name=value; name=value` (RFC 6376, section 3.2): no name twice, spaces around names and values ignored. */
export function readTagList(text: string): TagList {
  if (text.length > LONGEST_RECORD) return faulty(`it has more than ${LONGEST_RECORD} characters`)
  const tags = new Map<string, string>()
  for (const part of text.split(';')) {
    const tag = part.trim()
    if (tag === '') continue
    const equals = tag.indexOf('=')
    const name = tag.slice(0, Math.max(0, equals)).trim()
    if (!/^[a-z]\w{0,60}$/i.test(name)) return faulty('it is not a list of name=value')
    if (tags.has(name)) return faulty(`${name}= stands in it twice`)
    tags.set(name, tag.slice(equals + 1).trim())
  }
  return { kind: 'tags', tags }
}

function faulty(reason: string): TagList {
  return { kind: 'faulty', reason }
}
