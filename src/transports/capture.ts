import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { CapturedMail, CapturedMessage, Message } from '../core/mail/message.ts'
import { messageBytes } from './mime.ts'
import { sendable } from './sendable.ts'
import type { SendResult, Transport } from './transport.ts'

const mailbox = z.object({ name: z.string(), address: z.string() })

const capturedMessage = z.object({
  id: z.string(),
  key: z.string(),
  message: z.object({
    from: mailbox,
    to: mailbox,
    replyTo: mailbox.nullable(),
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    date: z.number(),
    messageId: z.string(),
    boundary: z.string(),
    tags: z.record(z.string(), z.string()),
  }),
})

const ID = /^[0-9a-f]{32}$/
const OWNER_ONLY_FILE = 0o600
const OWNER_ONLY_FOLDER = 0o700

/**
 * Keeps messages in a folder instead of sending them: one file per key, named by the key's hash. A file
 * appears whole or not at all, and once, whatever crashes and however many processes share the folder.
 */
export function captureTransport({ folder }: { readonly folder: string }): Transport & CapturedMail {
  const find = async (id: string): Promise<CapturedMessage | null> =>
    ID.test(id) ? await readCaptured(join(folder, `${id}.json`)) : null
  return {
    name: 'capture',
    keyLifetimeMs: Infinity,
    concurrency: 4,
    permittedPerSecond: () => null,
    batch: null,
    async send(message, key, signal) {
      const checked = sendable(message)
      if (checked.kind === 'unsendable') return { kind: 'refused', reason: checked.reason }
      if (signal.aborted) return { kind: 'retry-later', reason: 'it was stopped before it was kept' }
      return await keep(folder, { id: idOf(key), key, message })
    },
    find,
    async list() {
      const found: CapturedMessage[] = []
      for (const name of await namesIn(folder)) {
        const captured = name.endsWith('.json') ? await find(name.slice(0, -'.json'.length)) : null
        if (captured) found.push(captured)
      }
      return found.sort(byDateThenId)
    },
    forget: (isTheirs) => forget(folder, isTheirs),
    raw: messageBytes,
    async close() {},
  }
}

function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

/** Up to the link nothing is kept; from there on this message is, or the one that was first under its key. */
async function keep(folder: string, captured: CapturedMessage): Promise<SendResult> {
  const draft = join(folder, `.${randomUUID()}`)
  const path = join(folder, `${captured.id}.json`)
  let first: boolean
  try {
    await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER })
    await writeDurably(draft, JSON.stringify(captured))
    first = await linkOnce(draft, path)
  } catch (error) {
    return { kind: 'retry-later', reason: `the capture folder cannot be written (${systemCode(error)})` }
  } finally {
    // A draft left behind is never listed.
    await rm(draft, { force: true }).catch(() => {})
  }
  await syncFolder(folder)
  return first || sameMessage(await readCaptured(path), captured.message)
    ? { kind: 'accepted', providerId: captured.id }
    : { kind: 'uncertain', reason: 'something else is kept under the same key', final: true }
}

/** Deletes what is theirs. A draft that a crash left behind goes too, be it theirs or torn. */
async function forget(folder: string, isTheirs: (message: Message) => boolean): Promise<number> {
  let count = 0
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    const captured = await readCaptured(path)
    const isDraft = name.startsWith('.')
    if (captured ? !isTheirs(captured.message) : !isDraft) continue
    await rm(path, { force: true })
    if (!isDraft) count += 1
  }
  if (count > 0) await syncFolder(folder)
  return count
}

/** False where the name is taken. Unlike a rename, a link never replaces what another process put there. */
async function linkOnce(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

function sameMessage(kept: CapturedMessage | null, message: Message): boolean {
  return isDeepStrictEqual(kept?.message, JSON.parse(JSON.stringify(message)))
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY_FILE)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Without it a power cut could take the name of a file whose bytes are safe. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Null for a file that is not there, cannot be read or holds something else. */
async function readCaptured(path: string): Promise<CapturedMessage | null> {
  try {
    return capturedMessage.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw new Error('The capture folder cannot be listed', { cause: error })
  }
}

/** The name of a failure of the operating system; anything else is a bug and goes on its way. */
function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

function byDateThenId(one: CapturedMessage, other: CapturedMessage): number {
  return one.message.date - other.message.date || (one.id < other.id ? -1 : 1)
}
