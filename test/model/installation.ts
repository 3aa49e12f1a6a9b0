import { createHash } from 'node:crypto'
import { type ListRow, listLists } from '../../db/lists.ts'
import type { Store } from '../../db/store.ts'
import { type CompiledLetter, compileLetters } from '../../src/actions/compile-letters.ts'
import type { Context, StoredTemplate } from '../../src/actions/context.ts'
import { createList } from '../../src/actions/create-list.ts'
import { keepTemplate } from '../../src/actions/keep-template.ts'
import { openInstance } from '../../src/actions/open-instance.ts'
import { storeVersion } from '../../src/actions/store-version.ts'
import { makeLinks } from '../../src/core/mail/links.ts'
import type { CompiledTemplate } from '../../src/core/mail/template.ts'
import { plainTheme } from '../../src/core/mail/theme.ts'
import { compileNotice } from '../../src/render/compile-notice.tsx'
import type { Transport } from '../../src/transports/transport.ts'
import { buildLetter } from '../support/published.ts'
import type { Process } from './process.ts'
import { openQuickStore } from './quick-store.ts'
import type { Series } from './reference-model.ts'
import { snapshotReader } from './snapshot.ts'

/** The real software on a database of its own. */
export interface Installation extends ReturnType<typeof snapshotReader> {
  readonly name: string
  readonly lists: readonly ListRow[]
  /** What a newly started process works with. */
  contextFor(process: Process, transport: Transport): Context
  readonly transact: Context['transact']
  close(): Promise<void>
}

export interface Opening {
  readonly clock: { now: number }
  readonly lists: number
  /** What is published from the start. */
  readonly series: readonly Series[]
}

/** Opens it with its lists and series, and nobody on them. */
export async function openInstallation(opening: Opening): Promise<Installation> {
  const { store, look, close } = await openQuickStore((empty) => fill(empty, opening))
  const shared = await sharedContext(store, opening.clock)
  const contextFor = (process: Process, transport: Transport): Context => ({
    ...shared,
    transact: process.transact,
    transport,
  })
  const { transact } = store
  return {
    name: shared.instance.name,
    lists: await listLists(store.read),
    contextFor,
    transact,
    ...snapshotReader(look),
    close,
  }
}

async function fill(store: Store, { clock, lists, series }: Opening): Promise<void> {
  const context = { ...(await sharedContext(store, clock)), transact: store.transact, transport: noTransport }
  const made: ListRow[] = []
  for (let index = 0; index < lists; index++) {
    const list = await createList(context, {
      name: `List ${index}`,
      fromName: 'Maya',
      zone: 'UTC',
      listed: true,
    })
    if (list.kind === 'problem') throw new Error(list.message)
    made.push(list.list)
  }
  for (const one of series) {
    const list = made[one.list]
    if (list) await storeSeries(context, list, one)
  }
}

/** Everything of a context that all processes of the installation share. */
async function sharedContext({ db, read, dialect }: Store, clock: { now: number }) {
  const newId = countingIds()
  const opened = await openInstance(db, {
    now: clock.now,
    secretKey: null,
    newId,
    randomBytes: (count) => createHash('sha512').update('bytes').digest().subarray(0, count),
  })
  if (opened.kind === 'problem') throw new Error(opened.message)
  const confirmation = await storedConfirmation(db, clock.now)
  const publicUrl = 'https://mail.example.com'
  return {
    db,
    read,
    dialect,
    instance: opened.instance,
    keys: opened.keys,
    links: makeLinks(publicUrl, opened.keys),
    notice: async () => confirmation,
    takesMail: async () => 'unknown' as const,
    capturedMail: { forget: async () => 0 },
    settings: {
      publicUrl,
      realTransport: true,
      mailFault: null,
      webhookSecrets: [],
      trustedProxies: [],
      defaults: { from: 'maya@example.com', replyTo: null, postalAddress: '1 Willow Lane, Dublin' },
    },
    now: () => clock.now,
    newId,
    random: () => 0.5,
    wait: async (ms: number) => {
      clock.now += ms
    },
    marker: null,
    log: () => {},
  }
}

const noTransport: Transport = {
  name: 'capture',
  keyLifetimeMs: 0,
  concurrency: 1,
  permittedPerSecond: () => null,
  batch: null,
  send: async () => ({ kind: 'refused', reason: 'there is no transport' }),
  close: async () => {},
}

function countingIds(): () => string {
  let count = 0
  return () => `id${++count}`
}

let compiledConfirmation: Promise<CompiledTemplate> | null = null

async function storedConfirmation(db: Context['db'], now: number): Promise<StoredTemplate> {
  compiledConfirmation ??= compileNotice({ kind: 'confirmation', language: 'en', theme: plainTheme })
  const template = await compiledConfirmation
  return { template, hash: await keepTemplate(db, template, now) }
}

const compiledSteps = new Map<string, Promise<CompiledLetter>>()

/** The letter of a step, whose subject is `series.step`; rendered once in a process. */
function compiledStep(series: string, step: string): Promise<CompiledLetter> {
  const subject = `${series}.${step}`
  const known = compiledSteps.get(subject) ?? compileOne(subject, step)
  compiledSteps.set(subject, known)
  return known
}

async function compileOne(subject: string, step: string): Promise<CompiledLetter> {
  const kind = step === 'welcome' || step === 'recap' ? step : 'lesson'
  const compiled = await compileLetters([buildLetter(kind, subject)])
  const letter = compiled.kind === 'compiled' ? compiled.letters[0] : undefined
  if (!letter) throw new Error(`The letter ${subject} cannot be compiled.`)
  return letter
}

/** Makes a version with these steps and this rhythm the current one, as publishing does. */
export async function storeSeries(
  ctx: Context,
  list: ListRow,
  { key, steps, rhythm }: Pick<Series, 'key' | 'steps' | 'rhythm'>,
): Promise<void> {
  const compiled = await Promise.all(steps.map((step) => compiledStep(key, step)))
  const time = `${String(rhythm.hour).padStart(2, '0')}:00`
  await ctx.transact('publish', (tx) =>
    storeVersion(ctx, tx, {
      listId: list.id,
      kind: 'series',
      key,
      name: key,
      schedule: { kind: 'every', days: rhythm.days, time, firstAfterDays: rhythm.firstAfterDays },
      draftId: null,
      contentHash: `${steps.join()} ${JSON.stringify(rhythm)}`,
      steps: compiled.map((letter, index) => ({ ...letter, key: steps[index] ?? '' })),
    }),
  )
}
