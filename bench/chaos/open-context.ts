import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../db/connect.ts'
import type { Store } from '../../db/store.ts'
import type { Context, Log } from '../../src/actions/context.ts'
import { openInstance } from '../../src/actions/open-instance.ts'
import { makeLinks } from '../../src/core/mail/links.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { wait } from '../../src/wiring/wait.ts'

const PUBLIC_URL = 'https://mail.example.com'

export interface ContextParts {
  readonly databaseUrl: string
  readonly transport: Transport
  /** Epoch milliseconds of the virtual clock. */
  now(): number
  /** How many times as fast as the real clock it runs. */
  readonly speed: number
  readonly log: Log
}

export interface OpenedContext {
  readonly context: Context
  readonly store: Store
}

/** A real installation on a database of its own, on a virtual clock. */
export async function openContext(parts: ContextParts): Promise<OpenedContext> {
  const { now, speed, log, transport } = parts
  const store = await openPatiently(parts.databaseUrl)
  const instance = await openInstance(store.db, { now: now(), secretKey: null, newId, randomBytes })
  if (instance.kind === 'problem') throw new Error(instance.message)
  const context: Context = {
    db: store.db,
    read: store.read,
    dialect: store.dialect,
    transact: store.transact,
    transport,
    instance: instance.instance,
    keys: instance.keys,
    links: makeLinks(PUBLIC_URL, instance.keys),
    notice: () => Promise.reject(new Error('Nobody signs up in this run.')),
    takesMail: async () => 'unknown',
    capturedMail: { forget: async () => 0 },
    settings,
    now,
    random: Math.random,
    wait: (ms, stop) => wait(ms / speed, stop),
    marker: null,
    newId,
    log,
  }
  return { context, store }
}

const TRIES = 50
const REST_MS = 200

/** Whoever runs workers starts them again where the server was not there at that moment. */
async function openPatiently(url: string): Promise<Store> {
  for (let tries = 1; ; tries++) {
    const opened = await openStore(url)
    if (opened.kind === 'open') return opened.store
    if (tries === TRIES || url.startsWith('file:')) throw new Error(opened.message)
    await sleep(REST_MS)
  }
}

const settings: Context['settings'] = {
  publicUrl: PUBLIC_URL,
  realTransport: true,
  mailFault: null,
  webhookSecrets: [],
  trustedProxies: [],
  defaults: {
    from: 'maya@example.com',
    replyTo: 'maya@example.com',
    postalAddress: '12 Sample Street, Exampleton',
  },
}

function newId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 20)
}
