import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenDemo } from '../cli/installation.ts'
import { type Config, parseConfig } from '../config.ts'
import { openInstallation } from './open-installation.ts'
import { loadApp, startServer } from './server.ts'

const PORT = 3000
const HOST = '127.0.0.1'

/** Everything of the demo's own: a temporary folder, captured mail, a clock that it moves. No environment is read. */
export async function openDemo(serving: boolean): Promise<OpenDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-demo-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  // Before the pages are served, an interruption ends the program at once; nothing may stay behind.
  const abandon = (): void => {
    remove()
    process.exit(130)
  }
  process.once('SIGINT', abandon)
  const port = serving ? await freePort(PORT) : PORT
  let now = Date.now()
  const opened = await openInstallation(demoConfig(folder, port), { now: () => now, log: () => undefined })
  if (opened.kind === 'problem') return opened
  const { installation } = opened
  const { app } = await loadApp(installation)
  const demo = {
    ...installation,
    moveClock: (to: number) => {
      now = Math.max(now, to)
    },
    request: async (path: string, init?: RequestInit) => await app.request(path, init),
    serve: () => {
      process.off('SIGINT', abandon)
      return startServer(installation, { host: HOST, port })
    },
    async close() {
      await installation.close()
      remove()
    },
  }
  return { kind: 'open', demo }
}

function demoConfig(folder: string, port: number): Config {
  const parsed = parseConfig({
    DATABASE_URL: `file:${join(folder, 'rivulet.db')}`,
    PUBLIC_URL: `http://localhost:${port}`,
    TRANSPORT: 'capture',
    MAIL_FROM: 'maya@example.com',
    REPLY_TO: 'maya@example.com',
    POSTAL_ADDRESS: '12 Sample Street, Exampleton',
  })
  if (parsed.kind === 'faults')
    throw new Error(`The demo's own settings are wrong: ${parsed.faults.join('; ')}`)
  return parsed.config
}

/** The port wished for, or any other one where it is taken. */
async function freePort(wish: number): Promise<number> {
  const { listen } = await import('../web/listen.ts')
  for (const port of [wish, 0]) {
    const probe = await listen({ fetch: () => new Response(), host: HOST, port })
    if (probe.kind === 'problem') continue
    await probe.close()
    return probe.port
  }
  return wish
}
