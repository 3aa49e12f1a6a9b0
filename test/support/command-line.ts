import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../src/actions/context.ts'
import type { Probe } from '../../src/actions/doctor/probe.ts'
import { runProgram } from '../../src/cli/program.ts'
import type { ExitCode } from '../../src/cli/terminal.ts'
import { parseConfig } from '../../src/config.ts'
import { reviewFile } from '../../src/web/review-file.tsx'
import { doctorAround } from '../../src/wiring/doctor-around.ts'
import { openDemo } from '../../src/wiring/open-demo.ts'
import { openInstallation } from '../../src/wiring/open-installation.ts'
import { copyMigrated } from './database.ts'
import { silentProbe } from './table-probe.ts'

export interface Ran {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

export interface CommandLine {
  readonly folder: string
  /** Epoch milliseconds; what the commands take for now. */
  now: number
  /** What the person answers to a question. */
  answer: boolean
  /** Columns of the window; undefined where nobody watches. */
  width: number | undefined
  /** The world that doctor sees; one without answers where nothing else is put here. */
  probe: Probe
  /** Questions asked so far. */
  readonly asked: string[]
  run(...args: string[]): Promise<Ran>
  /** Opens the same installation for what no command can do. */
  withContext<Value>(work: (context: Context) => Promise<Value>): Promise<Value>
  close(): void
}

/** The command line on an installation of its own, in one process, with a clock that stands still. */
export function openCommandLine(env: Readonly<Record<string, string>> = {}): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-cli-'))
  const line: CommandLine = {
    folder,
    now: Date.parse('2026-11-30T10:00:00Z'),
    answer: false,
    width: undefined,
    asked: [],
    probe: silentProbe(),
    run,
    withContext,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
  const database = join(folder, 'data', 'rivulet.db')
  const configure = () => parseConfig({ DATABASE_URL: `file:${database}`, ...env })
  const open = async (at?: number) => {
    const parsed = configure()
    if (parsed.kind === 'faults') return { kind: 'problem' as const, message: parsed.faults.join('; ') }
    if (env.DATABASE_URL === undefined && !existsSync(database)) {
      mkdirSync(join(folder, 'data'), { recursive: true })
      await copyMigrated(database)
    }
    return await openInstallation(parsed.config, { now: () => at ?? line.now, log: () => undefined })
  }

  async function withContext<Value>(work: (context: Context) => Promise<Value>): Promise<Value> {
    const opened = await open()
    if (opened.kind === 'problem') throw new Error(opened.message)
    try {
      return await work(opened.installation.context)
    } finally {
      await opened.installation.close()
    }
  }

  async function run(...args: string[]): Promise<Ran> {
    const out: string[] = []
    const err: string[] = []
    const code = await runProgram({
      args,
      version: '0.0.0',
      terminal: {
        width: line.width,
        print: (text) => out.push(text),
        complain: (text) => err.push(text),
        async ask(question) {
          line.asked.push(question)
          return line.answer
        },
      },
      commands: {
        hasInstallation: () => existsSync(database),
        open,
        serve: async () => ({ kind: 'problem', message: 'nothing is served here' }),
        work: async () => undefined,
        openDemo,
        doctorAround: async () => {
          const parsed = configure()
          if (parsed.kind === 'faults') return { kind: 'problem', message: parsed.faults.join('; ') }
          return { kind: 'ready', around: doctorAround(parsed.config, line.probe) }
        },
        fetchArticle: async () => ({
          kind: 'problem',
          problem: 'unreachable',
          message: 'nothing is fetched here',
        }),
        reviewPage: async (review) => reviewFile(review),
        sampleArticle: join(import.meta.dirname, '..', '..', 'examples', 'sample-article.txt'),
      },
    })
    return { code, out: out.join('\n'), err: err.join('\n') }
  }

  return line
}

/** A list with all that publishing needs. */
export async function makeTips(line: CommandLine): Promise<void> {
  const address = 'maya@example.com'
  const options = [
    '--from',
    address,
    '--reply-to',
    address,
    '--postal-address',
    '1 Lane',
    '--zone',
    'Europe/Berlin',
  ]
  const made = await line.run('list', 'create', 'Weekly tips', ...options)
  if (made.code !== 0) throw new Error(made.err)
}
