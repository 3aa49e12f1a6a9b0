import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whileServed } from '../served.ts'
import type { FetchedPage } from './fetched-pages.ts'
import { type FilledSize, fillPages } from './fill-pages.ts'

export interface PagesOptions extends FilledSize {
  /** How often each page is fetched. */
  readonly rounds: number
}

export interface MeasuredPage extends Pick<FetchedPage, 'name' | 'isFeed'> {
  /** Null for the baseline. */
  readonly language: FetchedPage['language'] | null
  /** The decoded body of the longest answer. */
  readonly bytes: number
  /** Milliseconds from the request to the first byte of its answer, sorted. */
  readonly times: readonly number[]
}

interface Place {
  readonly page: Omit<MeasuredPage, 'bytes' | 'times'> & Pick<FetchedPage, 'path' | 'form'>
  readonly origin: string
  readonly times: number[]
  bytes: number
}

const BASELINE: Place['page'] = { name: 'an empty answer', language: null, path: '/' }
/** Rounds before the first one that counts: their code has then run before. */
const SETTLING_ROUNDS = 30

/** Fetches each public page of a filled installation from a real server over one kept connection, in turn. */
export async function measurePages({ rounds, ...size }: PagesOptions): Promise<MeasuredPage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-pages-'))
  const baseline = await startBaseline()
  try {
    const pages = await fillPages(folder, size)
    return await whileServed(folder, async (origin) => {
      const place = (page: Place['page']): Place => ({ page, origin, times: [], bytes: 0 })
      const places = [{ ...place(BASELINE), origin: baseline.origin }, ...pages.map(place)]
      await fetchInTurn(places, rounds)
      return places.map(({ page: { name, language, isFeed = false }, bytes, times }) => ({
        ...{ name, language, isFeed, bytes },
        times: times.toSorted((a, b) => a - b),
      }))
    })
  } finally {
    baseline.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startBaseline(): Promise<{ readonly origin: string; close(): void }> {
  const script = join(import.meta.dirname, 'ok-process.ts')
  const env = { PATH: process.env.PATH, NODE_ENV: 'production' }
  const args = ['--import', import.meta.resolve('tsx'), script]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [''])])
  const origin = String(line).trim()
  if (origin === '') throw new Error('The baseline did not start.')
  return { origin, close: () => void child.kill('SIGTERM') }
}

async function fetchInTurn(places: readonly Place[], rounds: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const settling = Math.min(SETTLING_ROUNDS, rounds)
  for (let round = 0; round < settling + rounds; round++)
    for (const place of places) {
      const { ms, bytes } = await fetchOnce(place, { agent, round })
      if (round >= settling) place.times.push(ms)
      place.bytes = Math.max(place.bytes, bytes)
    }
  agent.destroy()
}

async function fetchOnce(
  { page, origin }: Place,
  { agent, round }: { readonly agent: Agent; readonly round: number },
): Promise<{ readonly ms: number; readonly bytes: number }> {
  const form = page.form?.(round)
  const begun = performance.now()
  const asking = request(`${origin}${page.path}`, {
    agent,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      ...(page.language && { 'Accept-Language': page.language }),
      ...(form !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
  })
  asking.end(form)
  const [answer] = await once(asking, 'response')
  const ms = performance.now() - begun
  let bytes = 0
  for await (const chunk of answer) bytes += chunk.length
  if (answer.statusCode !== 200) throw new Error(`The page “${page.name}” answered ${answer.statusCode}.`)
  return { ms, bytes }
}
