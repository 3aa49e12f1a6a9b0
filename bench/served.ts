import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commitRate } from './commit-rate.ts'
import { type Answers, type Post, postAll } from './post-all.ts'

const SERVER = join(import.meta.dirname, '../bin/rivulet.js')
const COMMITS_MS = 2_000
const SETTLING_MS = 5_000

export interface ServedBurst {
  /** Where the database is, and the other files of the server. */
  readonly folder: string
  readonly posts: readonly Post[]
  /** Sent before it and not counted: their code has then run before. */
  readonly settling: Post
  readonly connections: number
}

export interface MeasuredBurst {
  readonly answers: Answers
  /** The smallest durable commits per second, on the same disk before and after it. */
  readonly commits: number
}

/** The address of the database below a folder. */
export function databaseIn(folder: string): string {
  return `file:${join(folder, 'rivulet.db')}`
}

/** Sends a burst to a real server process with its worker, on the real clock. */
export async function burstAt(burst: ServedBurst): Promise<MeasuredBurst> {
  const { folder } = burst
  const before = commitRate(folder, COMMITS_MS)
  const answers = await serveAndPost(burst)
  rmSync(join(folder, 'commits.db'))
  return { answers, commits: (before + commitRate(folder, COMMITS_MS)) / 2 }
}

async function serveAndPost({ folder, posts, settling, connections }: ServedBurst): Promise<Answers> {
  return await whileServed(folder, async (url) => {
    await settle(url, settling)
    return await postAll({ url, posts, connections })
  })
}

/** Does its work while a real server process answers at `url`, with the database of a folder and its own worker. */
export async function whileServed<Value>(
  folder: string,
  work: (url: string) => Promise<Value>,
): Promise<Value> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: databaseIn(folder) },
    ...{ PORT: String(port), PUBLIC_URL: url, TRANSPORT: 'capture' },
  }
  const server = spawn(process.execPath, [SERVER, 'serve'], { env, cwd: folder, stdio: 'ignore' })
  const ended = once(server, 'exit')
  try {
    await untilItAnswers(url)
    return await work(url)
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

/** A burst comes to a server that is up for long: its worker has begun, and its code has run before. */
async function settle(url: string, post: Post): Promise<void> {
  await sleep(SETTLING_MS)
  await postAll({ url, posts: Array.from({ length: 1_000 }, () => post), connections: 8 })
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answered = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) return
    await sleep(100)
  }
  throw new Error('The server did not answer within a minute.')
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
