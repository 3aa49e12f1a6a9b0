import { crc32, deflateRawSync } from 'node:zlib'

/** What a zip file says of one of its parts; everything but its name and data may be a lie. */
export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array | string
  readonly size?: number
  readonly crc?: number
  readonly flags?: number
  readonly method?: number
  /** Packed bytes that stand in place of the packed data. */
  readonly packed?: Uint8Array
}

/** A zip file of these parts, packed. */
export function zipFile(entries: readonly ZipEntry[], count = entries.length): Buffer {
  const files: Buffer[] = []
  const listed: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const data = Buffer.from(entry.data)
    const packed = Buffer.from(entry.packed ?? deflateRawSync(data))
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(entry.flags ?? 0, 2)
    about.writeUInt16LE(entry.method ?? 8, 4)
    about.writeUInt32LE(entry.crc ?? crc32(data), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(entry.size ?? data.length, 18)
    about.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    files.push(Buffer.from('PK\x03\x04'), about, name, packed)
    listed.push(Buffer.from('PK\x01\x02\x14\0'), about, place, name)
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, directory, end])
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'

const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

const styleNames = ['Title', 'Subtitle', 'heading 1', 'heading 2', 'List Paragraph', 'Quote']

const styles = `<w:styles ${namespaces}>${styleNames
  .map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`,
  )
  .join('')}</w:styles>`

const numbering = `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

/** The parts of a Word file whose body is this XML, more of them or other ones by name. */
export function wordEntries(
  body: string,
  others: Readonly<Record<string, string>> = {},
): readonly ZipEntry[] {
  const parts = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations,
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    ...others,
  }
  return Object.entries(parts).map(([name, data]) => ({ name, data }))
}

/** A Word file whose body is this XML. */
export function wordFile(body: string, others: Readonly<Record<string, string>> = {}): Buffer {
  return zipFile(wordEntries(body, others))
}

/** Notes for `word/footnotes.xml`, by their ids. */
export function wordNotes(notes: Readonly<Record<string, string>>): string {
  const all = Object.entries(notes).map(
    ([id, text]) => `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`,
  )
  return `<w:footnotes ${namespaces}>${all.join('')}</w:footnotes>`
}

/** A paragraph of these words in a style by its id, all bold or not, or an item of a list at a level. */
export function paragraph(
  words: string,
  { style = '', bold = false, level = -1 }: { style?: string; bold?: boolean; level?: number } = {},
): string {
  const list = level < 0 ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`
  const named = style === '' ? '' : `<w:pStyle w:val="${style}"/>`
  return `<w:p><w:pPr>${named}${list}</w:pPr>${run(words, bold)}</w:p>`
}

export function run(words: string, bold = false): string {
  return `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`
}
