import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../actions/context.ts'
import { trySender } from '../actions/try-sender.ts'
import type { Installation, StartServer } from '../cli/installation.ts'
import type { ChallengeConfig } from '../config.ts'
import { runWorker } from '../worker/worker.ts'
import { claimLimit, newId, workerName } from './open-installation.ts'

const REST_MS = 1000

/** Aborts when the process is asked to stop, or the process that started it is gone. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
  // The channel to the parent must not keep a worker alive that has nothing left to do.
  process.channel?.unref()
  return controller.signal
}

/** Sends what falls due until the process is asked to stop. */
export async function workUntilStopped({ context }: Installation): Promise<void> {
  const options = { owner: workerName(), limit: claimLimit(context.transport), restMs: REST_MS }
  const stop = stopSignal()
  // A worker that cannot begin with it begins all the same.
  await trySender(context).catch(() => context.log('sender.not-tried'))
  await runWorker(context, options, stop)
}

export interface Place {
  readonly host: string
  readonly port: number
  readonly challenge?: ChallengeConfig | null
}

/** Serves the pages until the process is asked to stop. They are loaded only here: no other verb needs them. */
export async function startServer(
  installation: Installation,
  { host, port, challenge = null }: Place,
): Promise<StartServer> {
  const stop = stopSignal()
  const { listen } = await import('../web/listen.ts')
  const { app, access } = await loadApp(installation, challenge)
  const listening = await listen({ fetch: app.fetch, host, port })
  if (listening.kind === 'problem') return listening
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`
  const stopped = whenAborted(stop).then(listening.close)
  return { kind: 'serving', server: { url, stopped, operatorLink: access.oneTimeLink } }
}

/** The web application of an installation, and who may see its inner pages. */
export async function loadApp({ context, captured }: Installation, challenge: ChallengeConfig | null = null) {
  const { createApp } = await import('../web/app.ts')
  const { createOperatorAccess } = await import('../web/operator-access.ts')
  const { siteverifyChallenge } = await import('./challenge-siteverify.ts')
  const { getConnInfo } = await import('@hono/node-server/conninfo')
  const access = createOperatorAccess({ publicUrl: context.settings.publicUrl, newId })
  const app = createApp({
    context,
    captured,
    access,
    challenge: challenge && siteverifyChallenge(challenge, context.log),
    // A request that came through no socket (the demo's own) has no other end.
    remoteAddress: (http) => (http.env?.incoming ? (getConnInfo(http).remote.address ?? null) : null),
  })
  return { app, access }
}

/** Serves the pages here and sends in a process of its own, so that pages stay quick. */
export async function serveAndWork(
  installation: Installation,
  { script, log, ...place }: Place & { readonly script: string; readonly log: Log },
): Promise<StartServer> {
  const started = await startServer(installation, place)
  if (started.kind === 'problem') return started
  const stopping = new AbortController()
  const working = keepWorking(stopping.signal, { script, log })
  const stopped = started.server.stopped.then(async () => {
    stopping.abort()
    await working
  })
  return { kind: 'serving', server: { ...started.server, stopped } }
}

/** Keeps a worker process running: one that dies is started again after a rest. */
async function keepWorking(
  stop: AbortSignal,
  { script, log }: { readonly script: string; readonly log: Log },
): Promise<void> {
  while (!stop.aborted) {
    const child = fork(script, ['work'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const end = (): boolean => child.kill('SIGTERM')
    stop.addEventListener('abort', end)
    const [code] = await once(child, 'exit')
    stop.removeEventListener('abort', end)
    if (stop.aborted) return
    log('worker.died', { code: typeof code === 'number' ? code : null })
    await sleep(REST_MS)
  }
}

async function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
