import { flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import type { Log } from '../../src/actions/context.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { runWorker } from '../../src/worker/worker.ts'
import { fusedTransact, fusedTransport, makeFuse } from './crash-points.ts'
import { openContext } from './open-context.ts'
import { readClock } from './virtual-clock.ts'
import { virtualClock, type WorkerOrder, workerOrder } from './worker-order.ts'

// A worker in a process of its own, on a virtual clock, that dies by SIGKILL at the moments that it is told.

const REST_MS = 20
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
const lines = createInterface({ input: process.stdin })
// Whoever started it is gone, or needs it no more.
lines.once('close', () => stop.abort())
lines.once('line', (line) => void work(workerOrder.parse(JSON.parse(line))))

async function work(order: WorkerOrder): Promise<void> {
  const { databaseUrl, owner, limit } = order
  const { speed } = order.clock
  let { clock } = order
  lines.on('line', (line) => {
    clock = virtualClock.parse(JSON.parse(line))
  })
  const fuse = makeFuse({ ...order, met: (moment) => log('chaos.met', { moment }), stop: stopItself, die })
  const transport = fusedTransport(await openTransport(order), {
    fuse,
    duringMs: () => 2 + Math.random() * 8,
  })
  const now = () => readClock(clock)
  const opened = await openContext({ databaseUrl, transport, now, speed, log })
  const transact = fusedTransact(opened.context.transact, fuse)
  await runWorker({ ...opened.context, transact }, { owner, limit, restMs: REST_MS * speed }, stop.signal)
  await transport.close()
  await opened.store.close()
  process.stdin.destroy()
}

/** Loads only the one that it needs. */
async function openTransport(order: WorkerOrder): Promise<Transport> {
  const { transport, providerUrl, callMs, batchSize } = order
  if (transport === 'smtp') {
    const { smtpTransport } = await import('../../src/transports/smtp.ts')
    return smtpTransport({ url: providerUrl, silenceMs: callMs })
  }
  const { resendTransport } = await import('../../src/transports/resend.ts')
  const resend = resendTransport({ apiKey: 're_test', baseUrl: providerUrl, timeoutMs: callMs })
  const { batch } = resend
  return { ...resend, batch: batch && { ...batch, size: Math.min(batch.size, batchSize) } }
}

/** One line for each event; a pipe takes it before this returns, so that a death loses none. */
function log(...[event, fields]: Parameters<Log>): void {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`)
}

function stopItself(): void {
  log('chaos.stopping')
  stop.abort()
}

function die(moment: string): never {
  // A killed process keeps nothing. The first one keeps what it compiled for all.
  flushCompileCache()
  log('chaos.died', { moment })
  process.kill(process.pid, 'SIGKILL')
  // The signal ends the process before this returns.
  for (;;);
}
