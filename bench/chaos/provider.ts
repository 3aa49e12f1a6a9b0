import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { readAcceptedLog as readResendLog } from '../fake-resend/accepted-log.ts'
import { readAcceptedLog as readSmtpLog } from '../fake-smtp/accepted-log.ts'
import { growingLines } from './growing-file.ts'
import type { Accepted } from './oracle.ts'

/** Longer than a worker waits for an answer, in real milliseconds. */
const STALL_MS = 2_000
const SLOW_MS = 100

const fakes = {
  resend: { folder: 'fake-resend', arguments: ['--latency', '15-40'], readLog: readResendLog },
  smtp: { folder: 'fake-smtp', arguments: [], readLog: readSmtpLog },
} as const

export interface ProviderOptions {
  readonly transport: keyof typeof fakes
  readonly folder: string
  readonly seed: number
  /** Share of messages or calls that meet a fault, from 0 to 1; after none of them is a message refused for good. */
  readonly faults: number
}

/** A fake provider in a process of its own. */
export interface Provider {
  readonly url: string
  /** The lines of its log that are new: one for each message that it has taken since the last look. */
  takeNew(): readonly string[]
  /** Every message that it took. */
  listAccepted(): readonly Accepted[]
  /** How it ended although nobody ended it, or null while it runs. */
  fault(): string | null
  /** Ends it; gives how many faults it made. */
  stop(): Promise<number>
  kill(): void
}

/** Starts the fake of a transport; what it takes goes to a log in the folder. */
export async function startProvider(options: ProviderOptions): Promise<Provider> {
  const fake = fakes[options.transport]
  const log = join(options.folder, 'accepted.jsonl')
  const script = join(import.meta.dirname, '..', fake.folder, 'server-process.ts')
  const args = [script, ...argumentsOf(options), '--log', log, ...fake.arguments]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let lastWords = ''
  child.stderr.on('data', (text) => {
    lastWords = `${lastWords}${text}`.slice(-2_000)
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const first = await lines.next()
  if (first.done) throw new Error(`The fake provider did not start. ${lastWords}`)
  let fault: string | null = null
  child.once('exit', (code, signal) => {
    fault = `the fake provider ended with ${signal ?? code}. ${lastWords}`
  })
  return {
    url: first.value,
    fault: () => fault,
    takeNew: growingLines(log),
    listAccepted: () => fake.readLog(log),
    stop: async () => (fault === null ? await stop(child, lines) : 0),
    kill: () => void child.kill('SIGKILL'),
  }
}

function argumentsOf({ seed, faults }: ProviderOptions): string[] {
  const times = ['--slow-ms', String(SLOW_MS), '--stall-ms', String(STALL_MS)]
  return ['--seed', String(seed), '--faults', String(faults), ...times]
}

const counts = z.object({ faults: z.record(z.string(), z.number()) })

/** The last line of a fake holds what it counted. */
async function stop(child: ChildProcess, lines: AsyncIterator<string>): Promise<number> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  let last = '{}'
  for (let line = await lines.next(); !line.done; line = await lines.next()) last = line.value
  await ended
  const { faults } = counts.parse(JSON.parse(last))
  return Object.values(faults).reduce((sum, times) => sum + times, 0)
}
