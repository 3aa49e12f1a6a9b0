/** What an article's bytes hold when they are no text. */
export type FileKind =
  | 'docx'
  | 'zip'
  | 'doc'
  | 'protected'
  | 'odt'
  | 'pages'
  | 'epub'
  | 'office'
  | 'pdf'
  | 'rtf'
  | 'picture'
  | 'archive'

/** What a text may be read as. */
export type TextKind = 'html' | 'feed' | 'opml' | 'mhtml' | 'markdown' | 'text'

/** The kind of a file that its first bytes, or the names in it, give away; null for text, whatever its name is. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  const start = latin(bytes.subarray(0, 1024))
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipKind(bytes)
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleKind(bytes)
  if (start.includes('%PDF-')) return 'pdf'
  if (/^\s*\{\\rtf/.test(start)) return 'rtf'
  if (pictureStarts.some((sign) => start.startsWith(sign)) || start.startsWith('ftyp', 4)) return 'picture'
  return archiveStarts.some((sign) => start.startsWith(sign)) ? 'archive' : null
}

const pictureStarts = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'RIFF', 'II*\0', 'MM\0*']
const archiveStarts = ['\x1f\x8b', 'BZh', '7z\xbc\xaf', '\xfd7zXZ', 'Rar!']

/** The names of all files in a zip stand at its end, and each again before its data. */
function zipKind(bytes: Uint8Array): FileKind {
  const names = latin(bytes.subarray(0, 65_536)) + latin(bytes.subarray(-262_144))
  if (names.includes('application/epub+zip')) return 'epub'
  if (names.includes('application/vnd.oasis.opendocument')) return 'odt'
  if (names.includes('word/document')) return 'docx'
  if (names.includes('Index/Document.iwa') || names.includes('index.apxl')) return 'pages'
  return /ppt\/presentation|xl\/workbook/.test(names) ? 'office' : 'zip'
}

/** Word writes a file with a password into the container of its old format. */
function oleKind(bytes: Uint8Array): FileKind {
  const name = [...'EncryptedPackage'].join('\0')
  return latin(bytes.subarray(0, 65_536)).includes(name) || latin(bytes.subarray(-65_536)).includes(name)
    ? 'protected'
    : 'doc'
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

export interface TextHints {
  readonly fileName: string
  readonly contentType: string | null
  /** Whether the words themselves are plainly Markdown. */
  readonly isMarkdown: boolean
}

/** What a text is: by how it begins, then by the media type that a server named, then by its name. */
export function textKind(source: string, { fileName, contentType, isMarkdown }: TextHints): TextKind {
  const root = rootOf(source)
  const byStart = root === null ? null : rootKinds.get(root)
  if (byStart) return byStart
  if (isJsonFeed(source)) return 'feed'
  if (
    /^(?:from|mime-version|subject|date):[\s\S]{0,2000}content-type:\s?multipart\/related/i.test(
      source.slice(0, 4000),
    )
  )
    return 'mhtml'
  const named = kindByType(contentType) ?? kindByName(fileName)
  if (named !== null) return named
  if (isMarkdown) return 'markdown'
  return root !== null && fragmentTags.has(root) && /<\/[a-z][\w-]*\s?>/i.test(source) ? 'html' : 'text'
}

const rootKinds: ReadonlyMap<string, TextKind> = new Map([
  ['!doctype html', 'html'],
  ['html', 'html'],
  ['rss', 'feed'],
  ['feed', 'feed'],
  ['rdf:rdf', 'feed'],
  ['opml', 'opml'],
])

const fragmentTags = new Set(
  'head body title meta article section main header div p h1 h2 h3 h4 h5 h6 ul ol table blockquote figure'.split(
    ' ',
  ),
)

/** The name of the first element of a text, or its document type; null where it begins with anything else. */
function rootOf(source: string): string | null {
  let at = 0
  while (at < source.length) {
    const tag = /^\s*<([!?]?[a-z-][\w:.-]*)(?:\s+([\w:.-]+))?/i.exec(source.slice(at, at + 400))
    if (!tag) return null
    const name = (tag[1] ?? '').toLowerCase()
    if (name === '!doctype' && tag[2]?.toLowerCase() === 'html') return '!doctype html'
    if (!/^[!?]/.test(name)) return name
    const close = name.startsWith('!--') ? '-->' : '>'
    const end = source.indexOf(close, at + tag[0].length)
    if (end === -1) return null
    at = end + close.length
  }
  return null
}

function isJsonFeed(source: string): boolean {
  return (
    /^\s*\{/.test(source.slice(0, 100)) &&
    /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/.test(source.slice(0, 100_000))
  )
}

function kindByType(contentType: string | null): TextKind | null {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) return 'html'
  if (/^text\/(?:x-)?markdown$/.test(type)) return 'markdown'
  return /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)$/.test(type) ? 'feed' : null
}

function kindByName(fileName: string): TextKind | null {
  if (/\.x?html?$/i.test(fileName)) return 'html'
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(fileName)) return 'markdown'
  return /\.(?:rss|atom|rdf)$/i.test(fileName) ? 'feed' : null
}
