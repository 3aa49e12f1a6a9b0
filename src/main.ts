import { fork } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { openStore, sqlitePath } from '../db/connect.ts'
import type { Context, Log } from './actions/context.ts'
import { openConfirmation } from './actions/keep-template.ts'
import { openInstance } from './actions/open-instance.ts'
import type {
  Commands,
  DemoInstallation,
  Installation,
  OpenDemo,
  OpenInstallation,
  StartServer,
} from './cli/installation.ts'
import { runProgram } from './cli/program.ts'
import type { ExitCode, Terminal } from './cli/terminal.ts'
import { type Config, parseConfig, type TransportConfig } from './config.ts'
import { makeLinks } from './core/links.ts'
import type { CapturedMail } from './core/message.ts'
import { captureTransport } from './transports/capture.ts'
import { resendTransport } from './transports/resend.ts'
import { smtpTransport } from './transports/smtp.ts'
import type { Transport } from './transports/transport.ts'
import { listen } from './web/listen.ts'
import type { WebDeps } from './web/web-deps.ts'
import { drain, runWorker } from './worker/worker.ts'

// The one place that wires things together, and the only reader of the environment.

const home = join(import.meta.dirname, '..')
const CLAIM_LIMIT = 50
const REST_MS = 1000

/** Runs the command line and gives its exit code. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const commands: Commands = {
    open: openFromEnvironment,
    serve: serveAndWork,
    work: workUntilStopped,
    openDemo,
    sampleArticle: join(home, 'examples', 'sample-article.txt'),
  }
  return await runProgram({ args, version, terminal: processTerminal, commands })
}

const processTerminal: Terminal = {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  async ask(question) {
    if (!process.stdin.isTTY) return false
    const lines = createInterface({ input: process.stdin, output: process.stdout })
    try {
      return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim())
    } finally {
      lines.close()
    }
  },
}

function readEnvironment(): ReturnType<typeof parseConfig> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return parseConfig(process.env)
}

async function openFromEnvironment(at?: number): Promise<OpenInstallation> {
  const parsed = readEnvironment()
  if (parsed.kind === 'faults') {
    return {
      kind: 'problem',
      message: `The settings are not right: ${parsed.faults.join('; ')}. See .env.example.`,
    }
  }
  return await open(parsed.config, { now: at === undefined ? Date.now : () => at, log: jsonLog })
}

const logger = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ fd: 2, sync: true }),
)
const jsonLog: Log = (event, fields) => logger.info({ event, ...fields })

interface Surroundings {
  now(): number
  readonly log: Log
}

async function open(config: Config, around: Surroundings): Promise<OpenInstallation> {
  const opened = await openStore(config.databaseUrl)
  if (opened.kind === 'problem') return opened
  const { store } = opened
  const instance = await openInstance(store.db, {
    now: around.now(),
    secretKey: config.secretKey,
    newId,
    randomBytes,
  })
  if (instance.kind === 'problem') {
    await store.close()
    return instance
  }
  const { transport, captured } = openTransport(
    config.transport,
    join(dirname(sqlitePath(config.databaseUrl)), 'captured'),
  )
  const context: Context = {
    ...around,
    db: store.db,
    read: store.read,
    dialect: store.dialect,
    transport,
    instance: instance.instance,
    keys: instance.keys,
    links: makeLinks(config.publicUrl, instance.keys),
    confirmation: await openConfirmation(store.db, around.now()),
    settings: {
      publicUrl: config.publicUrl,
      realTransport: captured === null,
      mailFault: config.mailFault,
      defaults: config.defaults,
    },
    newId,
  }
  const close = async (): Promise<void> => {
    await transport.close()
    await store.close()
  }
  const drainAll = () => drain(context, { owner: owner(), limit: CLAIM_LIMIT })
  return { kind: 'open', installation: { context, captured, drain: drainAll, close } }
}

/** 20 letters and digits: 103 bits. */
function newId(): string {
  return Array.from({ length: 20 }, () => randomInt(36).toString(36)).join('')
}

function owner(): string {
  return `worker-${process.pid}`
}

function openTransport(
  config: TransportConfig,
  folder: string,
): { readonly transport: Transport; readonly captured: CapturedMail | null } {
  if (config.kind === 'resend') {
    const { apiKey, baseUrl } = config
    return { transport: resendTransport({ apiKey, ...(baseUrl !== null && { baseUrl }) }), captured: null }
  }
  if (config.kind === 'smtp') {
    const { url, dkim } = config
    const key = dkim && { ...dkim, privateKey: readFileSync(dkim.keyFile, 'utf8') }
    return { transport: smtpTransport({ url, ...(key && { dkim: key }) }), captured: null }
  }
  const captured = captureTransport({ folder })
  return { transport: captured, captured }
}

/** Aborts when the process is asked to stop, or the process that started it is gone. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
  return controller.signal
}

async function workUntilStopped({ context }: Installation): Promise<void> {
  await runWorker(context, { owner: owner(), limit: CLAIM_LIMIT, restMs: REST_MS }, stopSignal())
}

async function serveAndWork(installation: Installation): Promise<StartServer> {
  const parsed = readEnvironment()
  if (parsed.kind === 'faults') return { kind: 'problem', message: parsed.faults.join('; ') }
  const started = await startServer(installation, parsed.config)
  if (started.kind === 'problem') return started
  const worker = startWorker()
  const stopped = started.server.stopped.then(worker.stop)
  return { kind: 'serving', server: { ...started.server, stopped } }
}

/** Serves the pages until the process is asked to stop. The pages are loaded only here: no other verb needs them. */
async function startServer(
  { context, captured }: Installation,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<StartServer> {
  const stop = stopSignal()
  const { app, access } = await loadApp(context, captured)
  const listening = await listen({ fetch: app.fetch, host, port })
  if (listening.kind === 'problem') return listening
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`
  const stopped = whenAborted(stop).then(listening.close)
  const operatorLink = (path: string): string => access.oneTimeLink(context.settings.publicUrl, path)
  return { kind: 'serving', server: { url, operatorLink, stopped } }
}

async function loadApp(context: Context, captured: CapturedMail | null) {
  const { createApp } = await import('./web/app.ts')
  const { createOperatorAccess } = await import('./web/operator-access.ts')
  const { getConnInfo } = await import('@hono/node-server/conninfo')
  const access = createOperatorAccess({ newId })
  const remoteAddress: WebDeps['remoteAddress'] = (http) =>
    'incoming' in (http.env ?? {}) ? (getConnInfo(http).remote.address ?? null) : null
  return { app: createApp({ context, captured, access, remoteAddress }), access }
}

/** Sends in a process of its own, so that pages stay quick; a worker that dies is started again. */
function startWorker(): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = keepWorking(stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function keepWorking(stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const child = fork(join(home, 'bin', 'rivulet.js'), ['work'], { stdio: 'inherit' })
    const end = (): boolean => child.kill('SIGTERM')
    stop.addEventListener('abort', end)
    const [code] = await once(child, 'exit')
    stop.removeEventListener('abort', end)
    if (stop.aborted) return
    jsonLog('worker.died', { code: typeof code === 'number' ? code : null })
    await sleep(REST_MS)
  }
}

async function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

const DEMO_PORT = 3000

/** Everything of the demo's own: a temporary folder, captured mail, a clock that it moves; no environment is read. */
async function openDemo(serving: boolean): Promise<OpenDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-demo-'))
  const port = serving ? await freePort(DEMO_PORT) : DEMO_PORT
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
  let now = Date.now()
  const opened = await open(parsed.config, { now: () => now, log: () => undefined })
  if (opened.kind === 'problem') return opened
  const { installation } = opened
  const { app } = await loadApp(installation.context, installation.captured)
  const demo: DemoInstallation = {
    ...installation,
    moveClock: (to) => {
      now = Math.max(now, to)
    },
    request: async (path, init) => await app.request(path, init),
    serve: () => startServer(installation, { host: '127.0.0.1', port }),
    async close() {
      await installation.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return { kind: 'open', demo }
}

/** The port wished for, or another one where it is taken. */
async function freePort(wish: number): Promise<number> {
  for (const port of [wish, 0]) {
    const probe = await listen({ fetch: () => new Response(), host: '127.0.0.1', port })
    if (probe.kind === 'problem') continue
    await probe.close()
    return probe.port
  }
  return wish
}
