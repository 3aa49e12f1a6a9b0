import type { Context as HttpContext } from 'hono'

/** Our own forms after leaving are smaller than this: a reason and 500 letters, percent-encoded. */
const LARGEST_FORM = 8 * 1024

/**
 * The fields of a small form of our own pages, or null for any other body: of another type, too large, cut off, or
 * none. It never throws, and reads no more than it needs.
 */
export async function readSmallForm(http: HttpContext): Promise<URLSearchParams | null> {
  const type = http.req.header('Content-Type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null
  if (Number(http.req.header('Content-Length') ?? 0) > LARGEST_FORM) return null
  try {
    const text = await readText(http.req.raw.body)
    return text === null ? null : new URLSearchParams(text)
  } catch {
    return null
  }
}

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_FORM) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
