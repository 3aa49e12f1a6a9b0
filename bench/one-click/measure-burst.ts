import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../db/connect.ts'
import { commitRate } from '../commit-rate.ts'
import { type Answers, postAll } from './burst.ts'
import { databaseIn, gatherCrowd } from './crowd.ts'

const SERVER = join(import.meta.dirname, '../../bin/rivulet.js')
const COMMITS_MS = 2_000
const SETTLING_MS = 5_000

export interface BurstOptions {
  readonly posts: number
  readonly connections: number
}

export interface MeasuredBurst {
  readonly answers: Answers
  /** People who were answered, or should have been, and are not out. */
  readonly lost: number
  /** The smallest durable commits per second, on the same disk before and after it. */
  readonly commits: number
}

/** A crowd that leaves at once from a real server process, on the real clock. */
export async function measureBurst({ posts, connections }: BurstOptions): Promise<MeasuredBurst> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-one-click-'))
  try {
    const paths = await gatherCrowd(folder, posts)
    const before = commitRate(folder, COMMITS_MS)
    const answers = await burstAt(folder, paths, connections)
    rmSync(join(folder, 'commits.db'))
    const commits = (before + commitRate(folder, COMMITS_MS)) / 2
    return { answers, lost: await countLost(folder), commits }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function burstAt(folder: string, paths: readonly string[], connections: number): Promise<Answers> {
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
    await settle(url)
    return await postAll({ url, paths, connections })
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

/** A burst comes to a server that is up for long: its worker has begun, and its code has run before. */
async function settle(url: string): Promise<void> {
  await sleep(SETTLING_MS)
  const paths = Array.from({ length: 1_000 }, () => '/unsubscribe/test')
  await postAll({ url, paths, connections: 8 })
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

/** Opened anew, so that only what is on the disk counts. */
async function countLost(folder: string): Promise<number> {
  const opened = await openStore(databaseIn(folder))
  if (opened.kind === 'problem') throw new Error(opened.message)
  const { read } = opened.store
  const still = await read.selectFrom('subscriptions').select('id').where('state', '!=', 'ended').execute()
  const due = await read.selectFrom('deliveries').select('id').where('state', '=', 'scheduled').execute()
  await opened.store.close()
  return Math.max(still.length, due.length)
}
