import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import pino from 'pino'
import { databaseFile } from '../db/connect.ts'
import type { Log } from './actions/context.ts'
import type { Commands } from './cli/installation.ts'
import { runProgram } from './cli/program.ts'
import type { ExitCode, Terminal } from './cli/terminal.ts'
import { type ParseConfig, parseConfig } from './config.ts'
import { logLine } from './wiring/log-lines.ts'
import { openDemo } from './wiring/open-demo.ts'
import { openInstallation } from './wiring/open-installation.ts'
import { serveAndWork, startServer, workUntilStopped } from './wiring/server.ts'

// The entry: the only reader of the environment, of the terminal and of the clock.

const home = join(import.meta.dirname, '..')
const script = join(home, 'bin', 'rivulet.js')

const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }

/** Runs the command line and gives its exit code. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  return await runProgram({ args, version, terminal, commands })
}

const commands: Commands = {
  hasInstallation() {
    const parsed = readEnvironment()
    if (parsed.kind === 'faults') return true
    const file = databaseFile(parsed.config.databaseUrl)
    return file === null || existsSync(file)
  },
  async open(at) {
    const parsed = readEnvironment()
    if (parsed.kind === 'faults') return { kind: 'problem', message: faultWords(parsed.faults) }
    return await openInstallation(parsed.config, { now: clockFrom(at), log })
  },
  async serve(installation, { worker }) {
    const parsed = readEnvironment()
    if (parsed.kind === 'faults') return { kind: 'problem', message: faultWords(parsed.faults) }
    const { host, port, challenge } = parsed.config
    const place = { host, port, challenge }
    return worker
      ? await serveAndWork(installation, { ...place, script, log })
      : await startServer(installation, place)
  },
  work: workUntilStopped,
  openDemo,
  async doctorAround() {
    const parsed = readEnvironment()
    if (parsed.kind === 'faults') return { kind: 'problem', message: faultWords(parsed.faults) }
    const { networkProbe } = await import('./wiring/network-probe.ts')
    const { doctorAround } = await import('./wiring/doctor-around.ts')
    return { kind: 'ready', around: doctorAround(parsed.config, networkProbe()) }
  },
  async fetchArticle(address) {
    // The HTTP client takes a tenth of a second to load, and only this needs it.
    const { fetchArticle } = await import('./ingest/fetch/fetch-article.ts')
    return await fetchArticle(address, { userAgent: `Rivulet/${version} (+article import)` })
  },
  async reviewPage(review) {
    // React is only loaded where a page is drawn.
    const { reviewFile } = await import('./web/review-file.tsx')
    return reviewFile(review)
  },
  sampleArticle: join(home, 'examples', 'sample-article.txt'),
}

/** A clock that starts at another moment and runs as this machine's does; null where that of the database counts. */
function clockFrom(at: number | undefined): (() => number) | null {
  if (at === undefined) return null
  const ahead = at - Date.now()
  return () => Date.now() + ahead
}

function readEnvironment(): ParseConfig {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return parseConfig(process.env)
}

function faultWords(faults: readonly string[]): string {
  return `The settings are not right: ${faults.join('; ')}. See .env.example.`
}

const logger = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ fd: 2, sync: true }),
)
// Only what runs for long keeps a log; the other verbs speak to a person.
const keepsLog = ['serve', 'work'].includes(process.argv[2] ?? '')
const log: Log = (event, fields) => {
  if (!keepsLog) return
  // Whoever watches a terminal reads sentences; a machine reads JSON.
  if (process.stderr.isTTY) process.stderr.write(`${logLine(event, fields, new Date())}\n`)
  else logger.info({ event, ...fields })
}

// Whoever reads our output may stop reading it (`rivulet deliveries | head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const terminal: Terminal = {
  get width() {
    return process.stdout.isTTY ? process.stdout.columns : undefined
  },
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
