import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { VirtualClock } from './virtual-clock.ts'
import type { WorkerOrder } from './worker-order.ts'

/** How a worker process ended. */
export type Ending =
  /** By our SIGKILL at a random moment. */
  | { readonly kind: 'killed' }
  /** By its own hand, at a crash point. */
  | { readonly kind: 'died'; readonly moment: string }
  /** By itself, after it was asked to. */
  | { readonly kind: 'stopped'; readonly tookMs: number }
  | { readonly kind: 'broken'; readonly reason: string }

/** A worker process. */
export interface WorkerChild {
  /** Tells it what to do. */
  begin(order: WorkerOrder): void
  setClock(clock: VirtualClock): void
  /** Since when it works, epoch milliseconds (real); null while it is not yet at it. */
  workingSince(): number | null
  kill(): void
  isKilled(): boolean
  /** It was killed, or asked to stop. */
  isEnding(): boolean
  /** Asks it to stop; resolves when it has. */
  stop(): Promise<void>
  readonly ending: Promise<Ending>
}

export interface Watching {
  met(moment: string): void
  /** Every line that it writes. */
  log(line: string): void
  /** See `bundleWorker`. */
  readonly script: string
}

const logLine = z.object({ event: z.string(), moment: z.string().optional() })

/** Starts a worker process, which loads all that it needs and waits to be told. */
export function launchWorker(watching: Watching): WorkerChild {
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: join(dirname(watching.script), 'compiled'),
    NODE_ENV: 'production',
  }
  const child = spawn(process.execPath, [watching.script], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  // It may be dead before it is told.
  child.stdin.on('error', () => undefined)
  let since: number | null = null
  let killed = false
  let askedAt: number | null = null
  let moment: string | null = null
  let lastWords = ''
  child.stderr.on('data', (text) => {
    lastWords = `${lastWords}${text}`.slice(-2_000)
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    watching.log(line)
    const said = logLine.parse(JSON.parse(line))
    if (said.event === 'worker.started') since = Date.now()
    if (said.event === 'chaos.stopping') askedAt ??= Date.now()
    if (said.event === 'chaos.met') watching.met(said.moment ?? '')
    if (said.event === 'chaos.died') moment = said.moment ?? ''
  })
  const closed = once(child, 'close')
  const ending = async (): Promise<Ending> => {
    const [code, signal] = await closed
    if (moment !== null) return { kind: 'died', moment }
    if (killed) return { kind: 'killed' }
    const early = since === null && signal === 'SIGTERM'
    if (askedAt !== null && (code === 0 || early)) return { kind: 'stopped', tookMs: Date.now() - askedAt }
    return { kind: 'broken', reason: `it ended with ${signal ?? code}. ${lastWords}` }
  }
  return {
    begin: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
    setClock: (clock) => void child.stdin.write(`${JSON.stringify(clock)}\n`),
    workingSince: () => since,
    isKilled: () => killed,
    isEnding: () => killed || askedAt !== null,
    kill: () => {
      killed = true
      child.kill('SIGKILL')
    },
    stop: async () => {
      // A second signal would end it at once.
      if (askedAt === null) child.kill('SIGTERM')
      askedAt ??= Date.now()
      await closed
    },
    ending: ending(),
  }
}
