import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import { publishSteps } from '../../test/support/published.ts'
import { bundleWorker } from '../chaos/bundle-worker.ts'
import { openContext } from '../chaos/open-context.ts'
import { peopledList } from '../chaos/people.ts'
import { launchWorker, type WorkerChild } from '../chaos/worker-child.ts'
import { type AcceptedMessage, readAcceptedLog } from '../fake-resend/accepted-log.ts'
import { type FakeResend, startFakeResend } from '../fake-resend/server.ts'

export interface RateOptions {
  readonly seconds: number
  /** Calls per second that the provider permits. */
  readonly perSecond: number
}

export interface MeasuredRate {
  /** Calls that were permitted in the time, and calls that were made and taken. */
  readonly permitted: number
  readonly used: number
  readonly messages: number
  /** Calls that came too soon. */
  readonly refused: number
}

const BATCH = 100
/** The time is counted from here on: before it the worker learns what is permitted. */
const SETTLING_MS = 2_000

/** One worker with more work than it can do, against a provider that permits so much, on the real clock. */
export async function measureRate(options: RateOptions): Promise<MeasuredRate> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-rate-'))
  const logFile = join(folder, 'accepted.jsonl')
  const databaseUrl = `file:${join(folder, 'rivulet.db')}`
  await fill(databaseUrl, folder, BATCH * options.perSecond * (options.seconds + SETTLING_MS / 1000 + 2))
  const provider = await startFakeResend({
    ...{ perSecond: options.perSecond, logFile, keepCalls: false },
    fates: () => ({ fault: null, latencyMs: 50 + Math.random() * 100 }),
  })
  const worker = launchWorker({
    met: () => undefined,
    log: () => undefined,
    script: await bundleWorker(folder),
  })
  try {
    begin(worker, { databaseUrl, provider })
    await sleepUntilAccepted(provider)
    await sleep(SETTLING_MS + options.seconds * 1000)
    await worker.stop()
    return measured(readAcceptedLog(logFile), provider, options)
  } finally {
    worker.kill()
    await provider.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(databaseUrl: string, folder: string, people: number): Promise<void> {
  const transport = captureTransport({ folder: join(folder, 'captured') })
  const opened = await openContext({ databaseUrl, transport, now: Date.now, speed: 1, log: () => undefined })
  const addresses = Array.from({ length: people }, (_, index) => `reader-${index + 1}@example.com`)
  await addIssue(opened.context, addresses)
  await opened.store.close()
}

async function addIssue(ctx: Context, addresses: readonly string[]): Promise<void> {
  const list = await peopledList(ctx, 'Everybody', addresses)
  const schedule = { kind: 'at', at: ctx.now() + 1000 } as const
  const issue = await publishSteps(ctx, list, { key: 'issue', kind: 'issue', steps: ['issue'], schedule })
  await enrolList(ctx, issue.id)
}

function begin(
  worker: WorkerChild,
  { databaseUrl, provider }: { readonly databaseUrl: string; readonly provider: FakeResend },
): void {
  worker.begin({
    ...{
      databaseUrl,
      transport: 'resend',
      providerUrl: provider.url,
      owner: 'worker-1',
      points: [],
      stopAt: null,
    },
    clock: { realAt: Date.now(), shows: Date.now(), speed: 1 },
    ...{ limit: 1_000, batchSize: BATCH, callMs: 30_000 },
  })
}

async function sleepUntilAccepted(provider: FakeResend): Promise<void> {
  for (let tries = 0; provider.accepted.length === 0; tries++) {
    if (tries > 1_000) throw new Error('The worker sent nothing within 50 seconds.')
    await sleep(50)
  }
}

function measured(
  accepted: readonly AcceptedMessage[],
  provider: FakeResend,
  { seconds, perSecond }: RateOptions,
): MeasuredRate {
  const from = (accepted[0]?.at ?? 0) + SETTLING_MS
  const inTime = accepted.filter(({ at }) => at >= from && at < from + seconds * 1000)
  return {
    permitted: seconds * perSecond,
    used: new Set(inTime.map(({ key }) => key)).size,
    messages: inTime.length,
    refused: provider.counts().turnedAway['429'] ?? 0,
  }
}
