import { flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import type { Log } from '../../src/actions/context.ts'
import { resendTransport } from '../../src/transports/resend.ts'
import { smtpTransport } from '../../src/transports/smtp.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { runWorker } from '../../src/worker/worker.ts'
import { fusedTransact, fusedTransport, makeFuse } from './crash-points.ts'
import { openContext } from './open-context.ts'
import { readClock } from './virtual-clock.ts'
import { type WorkerOrder, workerOrder } from './worker-order.ts'

// A worker in a process of its own, on a virtual clock, that dies by SIGKILL at the moments that it is told.

const REST_MS = 20
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
// Before anything dies: a killed process keeps nothing.
flushCompileCache()
const order = await readOrder()
if (order !== null) await work(order)
process.stdin.destroy()

/** Null where nothing comes: whoever started it is gone, or it is not needed. */
async function readOrder(): Promise<WorkerOrder | null> {
  const lines = createInterface({ input: process.stdin })
  // Whoever started it is gone.
  lines.once('close', () => stop.abort())
  const { value, done } = await lines[Symbol.asyncIterator]().next()
  return done ? null : workerOrder.parse(JSON.parse(value))
}

async function work(order: WorkerOrder): Promise<void> {
  const { clock, databaseUrl, points, owner, limit } = order
  const fuse = makeFuse({ points, met: (moment) => log('chaos.met', { moment }), die })
  const transport = fusedTransport(openTransport(order), { fuse, duringMs: () => 2 + Math.random() * 8 })
  const now = () => readClock(clock)
  const opened = await openContext({ databaseUrl, transport, now, speed: clock.speed, log })
  const transact = fusedTransact(opened.context.transact, fuse)
  await runWorker(
    { ...opened.context, transact },
    { owner, limit, restMs: REST_MS * clock.speed },
    stop.signal,
  )
  await transport.close()
  await opened.store.close()
}

function openTransport({ transport, providerUrl, callMs, batchSize }: WorkerOrder): Transport {
  if (transport === 'smtp') return smtpTransport({ url: providerUrl, silenceMs: callMs })
  const resend = resendTransport({ apiKey: 're_test', baseUrl: providerUrl, timeoutMs: callMs })
  const { batch } = resend
  return { ...resend, batch: batch && { ...batch, size: Math.min(batch.size, batchSize) } }
}

/** One line for each event; a pipe takes it before this returns, so that a death loses none. */
function log(...[event, fields]: Parameters<Log>): void {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`)
}

function die(moment: string): never {
  log('chaos.died', { moment })
  process.kill(process.pid, 'SIGKILL')
  // The signal ends the process before this returns.
  for (;;);
}
