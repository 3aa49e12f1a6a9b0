import { PassThrough, type Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib'
import { type FetchFault, faultError, fetchFault } from './fetch-problems.ts'

/** The compressions that are asked for and undone. */
export const acceptEncoding = 'gzip, br, zstd, deflate'

// A window of 8 MB is all that RFC 9659 lets a web page need.
const zstdWindow = { params: { [constants.ZSTD_d_windowLogMax]: 23 } }

const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ['', () => new PassThrough()],
  ['identity', () => new PassThrough()],
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  ['zstd', () => createZstdDecompress(zstdWindow)],
  ['deflate', () => createInflate()],
])

export interface Body {
  readonly stream: Readable
  /** The `content-encoding` of the answer; one compression at most. */
  readonly encoding: string
  /** The most bytes, as they were sent and again as they are read. */
  readonly limit: number
}

export type ReadBody = { readonly kind: 'body'; readonly bytes: Uint8Array } | FetchFault

/** Reads a body to its end. Stops at the first byte too many, so that a small body cannot swell without end. */
export async function readBody({ stream, encoding, limit }: Body): Promise<ReadBody> {
  const decoder = decoders.get(encoding.trim().toLowerCase())
  if (!decoder)
    return fetchFault('broken-answer', 'it is compressed in a way that is not read; save the page')
  const chunks: Uint8Array[] = []
  await pipeline(
    stream,
    (sent) => upTo(limit, sent),
    decoder(),
    (read) => upTo(limit, read),
    async (read) => {
      for await (const chunk of read) chunks.push(chunk)
    },
  )
  return { kind: 'body', bytes: Buffer.concat(chunks) }
}

async function* upTo(limit: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > limit) throw faultError(bodyTooLarge(limit))
    yield chunk
  }
}

/** `limit` in bytes. */
export function bodyTooLarge(limit: number): FetchFault {
  const size = `${Math.floor(limit / 1024 / 1024)} MB`
  return fetchFault('too-large', `it is larger than ${size}, more than any article needs`)
}
