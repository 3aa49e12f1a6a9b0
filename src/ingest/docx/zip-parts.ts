import { crc32, inflateRawSync } from 'node:zlib'

/** The parts of a zip file by name, unpacked; or why it is not unpacked. */
export type ZipParts =
  | { readonly kind: 'parts'; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'broken' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'too-large' }

export interface ZipLimits {
  readonly entries: number
  /** Bytes of one part, unpacked. */
  readonly part: number
  /** Bytes of all wanted parts, unpacked. */
  readonly total: number
}

interface Entry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly header: number
}

/**
 * Unpacks the wanted parts of a zip file (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16) and never more bytes than the
 * limits allow, whatever sizes it claims. Zip64 and split archives count as broken: no article needs them.
 */
export function unzipParts(
  bytes: Uint8Array,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): ZipParts {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(zip, limits.entries)
  if (!Array.isArray(entries)) return entries
  const parts = new Map<string, Uint8Array>()
  let left = limits.total
  for (const entry of entries) {
    if (!isWanted(entry.name) || parts.has(entry.name)) continue
    const part = unpack(zip, entry, Math.min(limits.part, left))
    if (part instanceof Uint8Array) parts.set(entry.name, part)
    else return part
    left -= part.byteLength
  }
  return { kind: 'parts', parts }
}

type ZipFault = Exclude<ZipParts, { kind: 'parts' }>

function readDirectory(zip: Buffer, most: number): Entry[] | ZipFault {
  const end = zip.lastIndexOf('PK\x05\x06', zip.length - 22, 'latin1')
  if (end < Math.max(0, zip.length - 22 - 0xffff)) return { kind: 'broken' }
  const count = zip.readUInt16LE(end + 10)
  if (count > most) return { kind: 'too-large' }
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  while (entries.length < count) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) return { kind: 'broken' }
    entries.push(readEntry(zip, at))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

function readEntry(zip: Buffer, at: number): Entry {
  const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28))
  return {
    name: name.replace(/^\//, ''),
    encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    packed: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    header: zip.readUInt32LE(at + 42),
  }
}

function unpack(zip: Buffer, entry: Entry, most: number): Uint8Array | ZipFault {
  const { encrypted, method, crc, packed, size, header } = entry
  if (encrypted) return { kind: 'encrypted' }
  if (size > most) return { kind: 'too-large' }
  if (header + 30 > zip.length || zip.readUInt32LE(header) !== 0x04034b50) return { kind: 'broken' }
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  if (start + packed > zip.length) return { kind: 'broken' }
  const data = zip.subarray(start, start + packed)
  const part = method === 0 ? data : method === 8 ? inflate(data, most) : { kind: 'broken' as const }
  if (!(part instanceof Uint8Array)) return part
  return part.byteLength === size && crc32(part) === crc ? part : { kind: 'broken' }
}

function inflate(data: Uint8Array, most: number): Uint8Array | ZipFault {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(most, 1) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'too-large' }
    if (code.startsWith('Z_')) return { kind: 'broken' }
    throw error
  }
}

/** A zip file that holds the parts unpacked: for a library that reads nothing but zip files. */
export function zipParts(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of parts) {
    const head = headerOf(name, data)
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), data])
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, directoryRest(at), Buffer.from(name))
    files.push(file)
    at += file.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, listed, end])
}

/** What a local header and its entry in the directory have in common, from the version on. */
function headerOf(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt32LE(crc32(data), 10)
  head.writeUInt32LE(data.byteLength, 14)
  head.writeUInt32LE(data.byteLength, 18)
  head.writeUInt16LE(Buffer.byteLength(name), 22)
  return head
}

function directoryRest(offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return rest
}
