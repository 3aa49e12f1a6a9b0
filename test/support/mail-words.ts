const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

/** The five characters that our HTML escapes, back as they were. */
export function decodeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
}

/** The words of an HTML part that a reader sees or hears: no head, no hidden preview; an image is its alt text. */
export function visibleText(html: string): string {
  const body = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<div data-skip-in-text.*?<\/div>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<\/?(?:a|strong|em|code|span)(?: [^>]*)?>/g, '')
    .replace(/<[^>]*>/g, ' ')
  return decodeHtml(body).replace(/\s+/g, ' ').trim()
}

/** The tags of an HTML text with the names of their attributes: its structure without its words. */
export function tagsOf(html: string): string[] {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '='))
}

/**
 * How much of the words of an HTML part and a text part is the same, from 0 to 1 (Dice over bags of words).
 * Addresses and the numbers of a list do not count: HTML has them in its markup.
 */
export function wordLikeness(html: string, text: string): number {
  const bag = (words: string) => words.match(/[\p{L}\p{N}]+/gu) ?? []
  const left = bag(visibleText(html))
  const right = bag(text.replace(/<?(?:https?:|mailto:|tel:)\S+/g, ' ').replace(/^[ >]*\d+\. /gm, ' '))
  const rest = [...right]
  const shared = left.filter((word) => {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (left.length + right.length)
}
