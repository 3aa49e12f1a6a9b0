/** Bytes that a client sent and nobody has read yet. */
export interface Incoming {
  bytes: Buffer
}

const END_OF_TEXT = Buffer.from('\r\n.\r\n')
const EMPTY_TEXT = Buffer.from('.\r\n')

export function addBytes(incoming: Incoming, chunk: Buffer): void {
  incoming.bytes = incoming.bytes.length === 0 ? chunk : Buffer.concat([incoming.bytes, chunk])
}

/** The next command without its line end, or null while it is not whole. */
export function takeLine(incoming: Incoming): string | null {
  const end = incoming.bytes.indexOf('\r\n')
  if (end < 0) return null
  const line = incoming.bytes.toString('utf8', 0, end)
  incoming.bytes = incoming.bytes.subarray(end + 2)
  return line
}

/** The next text up to the line with the single dot, dots of the dialogue still in it; null while not whole. */
export function takeText(incoming: Incoming): Buffer | null {
  const { bytes } = incoming
  if (bytes.subarray(0, 3).equals(EMPTY_TEXT)) {
    incoming.bytes = bytes.subarray(3)
    return Buffer.alloc(0)
  }
  const end = bytes.indexOf(END_OF_TEXT)
  if (end < 0) return null
  incoming.bytes = bytes.subarray(end + END_OF_TEXT.length)
  return bytes.subarray(0, end + 2)
}
