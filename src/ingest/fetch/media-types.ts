const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What an article may come as; the first are what we ask for. */
const articleTypes: readonly string[] = [
  'text/html',
  'application/xhtml+xml',
  'text/markdown',
  'text/plain',
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  docx,
  'application/xml',
  'text/xml',
  'application/json',
  'application/rdf+xml',
  'text/x-markdown',
]

/** Sent with each request: all that an article may come as, pages first. */
export const acceptHeader = `${articleTypes.slice(0, 2).join(', ')}, ${articleTypes
  .slice(2)
  .map((type) => `${type};q=0.8`)
  .join(', ')}`

/**
 * Whether an answer of this type may hold an article. Where the server names none, or only says that it is a file of
 * some kind, the name's ending decides.
 */
export function isArticleType(contentType: string | null, fileName: string): boolean {
  const type = mediaType(contentType)
  if (type === '' || articleTypes.includes(type)) return true
  return (
    type === 'application/octet-stream' && /\.(?:docx|md|markdown|txt|x?html?|xml|rss|atom)$/i.test(fileName)
  )
}

/** "text/html" of "Text/HTML; charset=utf-8"; empty where there is none. */
export function mediaType(contentType: string | null): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}
