import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Context, Settings } from '../../src/actions/context.ts'
import { noticeKeeper } from '../../src/actions/keep-template.ts'
import { openInstance } from '../../src/actions/open-instance.ts'
import { makeLinks } from '../../src/core/mail/links.ts'
import type { CapturedMail } from '../../src/core/mail/message.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { type DialectName, openTestStore, type TestStore } from './database.ts'

/** A clock that moves only when it is told to. */
export interface TestClock {
  now: number
  advance(ms: number): void
}

export interface TestContext {
  readonly context: Context
  readonly clock: TestClock
  readonly captured: CapturedMail
  readonly opened: TestStore
  /** Log lines so far: event and fields. */
  readonly logged: readonly { readonly event: string; readonly fields: unknown }[]
  close(): Promise<void>
}

export interface TestContextOptions {
  readonly dialect?: DialectName
  /** Epoch milliseconds or an ISO instant; Monday, 30 November 2026, 10:00 UTC where not given. */
  readonly at?: string
  readonly transport?: Transport
  readonly settings?: Partial<Settings>
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A whole installation: a new database, captured mail, a clock that stands still, ids that count up. */
export async function openTestContext(options: TestContextOptions = {}): Promise<TestContext> {
  const opened = await openTestStore(options.dialect)
  const clock = testClock(options.at ?? '2026-11-30T10:00:00Z')
  const captured = captureTransport({ folder: join(opened.folder, 'captured') })
  const newId = countingIds()
  const logged: { event: string; fields: unknown }[] = []
  const { db } = opened.store
  const instance = await openInstance(db, {
    now: clock.now,
    secretKey: null,
    newId,
    randomBytes: countingBytes(),
  })
  if (instance.kind === 'problem') throw new Error(instance.message)
  const settings: Settings = {
    publicUrl: 'https://mail.example.com',
    realTransport: false,
    mailFault: null,
    webhookSecrets: [],
    trustedProxies: [],
    defaults: {
      from: 'maya@example.com',
      replyTo: 'maya@example.com',
      postalAddress: '1 Willow Lane, Dublin',
    },
    ...options.settings,
  }
  const context: Context = {
    db,
    read: opened.store.read,
    dialect: opened.store.dialect,
    transact: opened.store.transact,
    transport: options.transport ?? captured,
    capturedMail: captured,
    instance: instance.instance,
    keys: instance.keys,
    links: makeLinks(settings.publicUrl, instance.keys),
    takesMail: async () => 'unknown',
    notice: noticeKeeper(db, () => clock.now),
    settings,
    now: () => clock.now,
    newId,
    random: () => 0.5,
    wait: async (ms) => clock.advance(ms),
    marker: null,
    log: (event, fields) => logged.push({ event, fields }),
  }
  return { context, clock, captured, opened, logged, close: opened.close }
}

function testClock(at: string): TestClock {
  const clock = {
    now: Date.parse(at),
    advance: (ms: number) => {
      clock.now += ms
    },
  }
  return clock
}

function countingIds(): () => string {
  let count = 0
  return () => `id${++count}`
}

/** Bytes that look random and are the same in each run. */
function countingBytes(): (count: number) => Uint8Array {
  let seed = 0
  return (count) => createHash('sha512').update(String(++seed)).digest().subarray(0, count)
}
