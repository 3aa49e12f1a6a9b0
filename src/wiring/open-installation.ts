import { randomBytes, randomInt } from 'node:crypto'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { databaseFile, openStore } from '../../db/connect.ts'
import type { Store } from '../../db/store.ts'
import type { Context, Log, Marker } from '../actions/context.ts'
import { noticeKeeper } from '../actions/keep-template.ts'
import { noticeOlderCopy } from '../actions/notice-older-copy.ts'
import { type OpenInstance, openInstance } from '../actions/open-instance.ts'
import { trySender } from '../actions/try-sender.ts'
import type { OpenInstallation } from '../cli/installation.ts'
import type { Config } from '../config.ts'
import { makeLinks } from '../core/mail/links.ts'
import { captureTransport } from '../transports/capture.ts'
import type { Transport } from '../transports/transport.ts'
import { drain } from '../worker/worker.ts'
import { mailDomains } from './mail-domain.ts'
import { fileMarker } from './marker.ts'
import { type OpenedTransport, openTransport } from './open-transport.ts'
import { wait } from './wait.ts'

/** Where files are kept that stand beside a database which has none of its own. */
const FILES = 'data'

/** Messages that go one by one: so few in a claim that a slow server takes them within the lease. */
const ONE_BY_ONE = 50

/** How many deliveries one claim takes: a whole batch where there are batches. */
export function claimLimit({ batch }: Transport): number {
  return batch?.size ?? ONE_BY_ONE
}

export interface Around {
  /** Epoch milliseconds; null for the clock of the database. */
  readonly now: (() => number) | null
  readonly log: Log
}

/** Opens the database, the key ring and the transport of a configuration. */
export async function openInstallation(config: Config, around: Around): Promise<OpenInstallation> {
  const opened = await openStore(config.databaseUrl)
  if (opened.kind === 'problem') return opened
  const { store } = opened
  const now = around.now ?? store.now
  const { secretKey } = config
  const instance = await openInstance(store.db, { now: now(), secretKey, newId, randomBytes })
  const file = databaseFile(config.databaseUrl)
  const folder = join(file === null ? FILES : dirname(file), 'captured')
  const transport = instance.kind === 'open' ? openTransport(config.transport, folder) : instance
  if (instance.kind === 'problem' || transport.kind === 'problem') {
    await store.close()
    return { kind: 'problem', message: transport.kind === 'problem' ? transport.message : '' }
  }
  const marker = file === null ? null : fileMarker(`${file}.mark`, around.log)
  const context = makeContext({ config, now, log: around.log, store, instance, transport, folder, marker })
  await noticeOlderCopy(context)
  const close = async (): Promise<void> => {
    await transport.transport.close()
    await store.close()
  }
  const drainAll = async () => {
    await trySender(context)
    return await drain(context, { owner: workerName(), limit: claimLimit(context.transport) })
  }
  return { kind: 'open', installation: { context, captured: transport.captured, drain: drainAll, close } }
}

interface Parts {
  readonly config: Config
  readonly now: () => number
  readonly log: Log
  readonly store: Store
  readonly instance: Extract<OpenInstance, { kind: 'open' }>
  readonly transport: OpenedTransport
  /** Where mail is captured, or was before it left. */
  readonly folder: string
  readonly marker: Marker | null
}

function makeContext({ config, now, log, store, instance, transport, folder, marker }: Parts): Context {
  const { publicUrl, mailFault, webhookSecrets, trustedProxies, defaults } = config
  const realTransport = transport.captured === null
  return {
    now,
    log,
    db: store.db,
    read: store.read,
    dialect: store.dialect,
    transact: store.transact,
    transport: transport.transport,
    capturedMail: captureTransport({ folder }),
    instance: instance.instance,
    keys: instance.keys,
    links: makeLinks(publicUrl, instance.keys),
    takesMail: realTransport ? mailDomains({ now }) : async () => 'unknown',
    notice: noticeKeeper(store.db, now),
    settings: { publicUrl, mailFault, webhookSecrets, trustedProxies, defaults, realTransport },
    newId,
    random: Math.random,
    wait,
    marker,
  }
}

/** Which worker claims, and on which machine, for whoever reads the rows. */
export function workerName(): string {
  return `${hostname()}-${process.pid}`
}

/** 20 letters and digits: 103 random bits. */
export function newId(): string {
  return Array.from({ length: 20 }, () => randomInt(36).toString(36)).join('')
}
