import { openStore } from '../../db/connect.ts'
import type { Context } from '../../src/actions/context.ts'
import { noticeKeeper } from '../../src/actions/keep-template.ts'
import { openInstance } from '../../src/actions/open-instance.ts'
import { makeLinks } from '../../src/core/mail/links.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { drain } from '../../src/worker/worker.ts'

// A worker in a process of its own that dies by SIGKILL at a named point: `crash-worker.ts URL FOLDER NOW POINT`.
const [url = '', folder = '', now = '0', point = 'never'] = process.argv.slice(2)

const opened = await openStore(url)
if (opened.kind === 'problem') throw new Error(opened.message)
const { store } = opened
const noRandomness = (): never => {
  throw new Error('The installation exists already.')
}
const instance = await openInstance(store.db, {
  now: Number(now),
  secretKey: null,
  newId: noRandomness,
  randomBytes: noRandomness,
})
if (instance.kind === 'problem') throw new Error(instance.message)

const capture = captureTransport({ folder })

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal ends the process before this returns.
  for (;;);
}

const transport: Transport = {
  name: capture.name,
  keyLifetimeMs: capture.keyLifetimeMs,
  concurrency: 1,
  permittedPerSecond: () => null,
  batch: null,
  async send(message, key, signal) {
    if (point === 'before handing over') die()
    const result = await capture.send(message, key, signal)
    if (point === 'between handing over and recording') die()
    return result
  },
  close: () => capture.close(),
}

const context: Context = {
  db: store.db,
  read: store.read,
  dialect: store.dialect,
  transact: store.transact,
  transport,
  instance: instance.instance,
  keys: instance.keys,
  links: makeLinks('https://mail.example.com', instance.keys),
  takesMail: async () => 'unknown',
  capturedMail: capture,
  notice: noticeKeeper(store.db, () => Number(now)),
  settings: {
    publicUrl: 'https://mail.example.com',
    realTransport: false,
    mailFault: null,
    webhookSecrets: [],
    trustedProxies: [],
    defaults: { from: null, replyTo: null, postalAddress: null },
  },
  now: () => Number(now),
  newId: noRandomness,
  random: () => 0.5,
  wait: async () => undefined,
  marker: null,
  log: () => undefined,
}
await drain(context, { owner: `pid-${process.pid}`, limit: 50 })
await store.close()
