import type { Message } from '../../src/core/mail/message.ts'
import type { BatchResult, SendResult, Transport } from '../../src/transports/transport.ts'
import type { Process } from './process.ts'
import { HOUR } from './reference-model.ts'

/** What the provider does with one call. What it has accepted under a key it answers again, whatever the script says. */
export const answers = [
  'accept',
  'lose-answer',
  'never-arrives',
  'refuse',
  'refuse-first',
  'later',
  'rate',
  'quota',
  'outage',
  'die-before',
  'die-after',
  'stall-before',
  'stall-after',
] as const

export type Answer = (typeof answers)[number]

/** Everything that is known of one key. */
export interface KeyLog {
  readonly key: string
  readonly bytes: string
  readonly messages: readonly Message[]
  /** When the first call under it began, by the installation's clock; no later than now where that was set back. */
  firstAt: number
  setBack: boolean
  /** A call under it may have been accepted without anybody having been told so. */
  doubtful: boolean
  /** When it was accepted, in true time; null where it was not. */
  acceptedAt: number | null
  /** Those of its deliveries that were accepted. */
  readonly taken: Set<number>
  /** Those that a person found out were not. */
  readonly cleared: Set<number>
}

/** Whether a delivery may have been accepted under a key, as far as anybody can know. */
export function mayBeOut({ doubtful, taken, cleared }: KeyLog, delivery: number): boolean {
  return taken.has(delivery) || (doubtful && !cleared.has(delivery))
}

export interface Provider {
  readonly keys: ReadonlyMap<string, KeyLog>
  /** The keys that a delivery went out under, oldest first. */
  keysOf(delivery: number): readonly KeyLog[]
  /** How often each delivery was accepted as a message of its own. */
  readonly accepted: ReadonlyMap<number, number>
  /** How often each subject was accepted for each reader. */
  readonly arrived: ReadonlyMap<string, number>
  readonly asleep: number
  script(answers: readonly Answer[]): void
  transportFor(process: Process): Transport
  /** Resolves when a call stalls. */
  stalled(): Promise<'stalled'>
  /** Lets the oldest stalled call end; false where there is none. */
  wake(): boolean
}

export interface ProviderOptions {
  readonly kind: 'resend' | 'smtp'
  /** Messages in one call; 1 for no batches. */
  readonly batch: number
  /** The installation's clock, and the true time, which is never set. */
  readonly clock: { readonly now: number; readonly truth: number }
  /** Looks at each call before it is answered; `again` where its key was seen before. */
  readonly judge: (call: KeyLog, again: boolean) => void
  readonly diverge: (fault: string) => void
}

/** For so long the provider remembers a key. */
const REMEMBERS_MS = 24 * HOUR
/** A call that stalls for longer is cut off. */
const CALL_MS = 60_000

type Reply = Exclude<SendResult, { kind: 'accepted' }> | { readonly kind: 'accepted' }

const known: Readonly<Partial<Record<Answer, Reply>>> = {
  refuse: { kind: 'refused', reason: 'refused' },
  later: { kind: 'retry-later', reason: 'busy' },
  rate: { kind: 'blocked', by: 'rate', reason: 'too fast', afterMs: 2_000 },
  quota: { kind: 'blocked', by: 'quota', reason: 'used up', afterMs: HOUR },
  outage: { kind: 'blocked', by: 'outage', reason: 'cannot be reached', afterMs: 60_000 },
}
const unknown: Reply = { kind: 'uncertain', reason: 'no answer' }

/** A provider in memory that keeps Resend's contract on keys, or SMTP's: there are none. */
export function scriptedProvider(options: ProviderOptions): Provider {
  const { clock } = options
  const keys = new Map<string, KeyLog>()
  const accepted = new Map<number, number>()
  const arrived = new Map<string, number>()
  const sleeping: { readonly begunAt: number; wake(): void }[] = []
  let queue: Answer[] = []
  let onStall: () => void = () => {}

  const logOf = (messages: readonly Message[], key: string): KeyLog => {
    const bytes = JSON.stringify(messages)
    const before = keys.get(key)
    if (before && before.bytes !== bytes) options.diverge(`other bytes went out under the key ${key}`)
    const fresh = {
      key,
      bytes,
      messages,
      firstAt: clock.now,
      doubtful: false,
      acceptedAt: null,
      taken: new Set<number>(),
      cleared: new Set<number>(),
      setBack: false,
    }
    const log = before ?? fresh
    options.judge(log, before !== undefined)
    keys.set(key, log)
    return log
  }
  const remembers = (log: KeyLog): boolean =>
    options.kind === 'resend' && log.acceptedAt !== null && clock.truth - log.acceptedAt < REMEMBERS_MS
  const accept = (log: KeyLog, from: number): void => {
    if (remembers(log)) return
    log.acceptedAt = clock.truth
    for (const message of log.messages.slice(from)) {
      log.taken.add(deliveryOf(message))
      countUp(accepted, deliveryOf(message))
      countUp(arrived, `${message.subject} to ${message.to.address}`)
    }
  }
  const stall = async (): Promise<number> => {
    const begunAt = clock.truth
    await new Promise<void>((wake) => {
      sleeping.push({ begunAt, wake })
      onStall()
    })
    return clock.truth - begunAt
  }
  const reply = async (log: KeyLog, answer: Answer, process: Process): Promise<Reply> => {
    const reply = known[answer]
    const own = answer === 'refuse' || answer === 'later'
    if (reply && !(own && remembers(log))) return reply
    const clear = answer === 'accept' || answer === 'refuse-first' || reply
    if (!clear) log.doubtful = true
    if (answer === 'die-before') return process.die()
    if (answer === 'never-arrives') return unknown
    if (answer === 'stall-before' && (await stall()) > CALL_MS) return unknown
    // An answer about each message is the answer to the call that was taken, whichever of the calls it was.
    if (answer === 'refuse-first' && log.messages.length > 1) log.doubtful = false
    accept(log, answer === 'refuse-first' ? 1 : 0)
    if (answer === 'die-after') return process.die()
    if (answer === 'stall-after') await stall()
    return answer === 'lose-answer' ? unknown : { kind: 'accepted' }
  }
  const call = async (messages: readonly Message[], key: string, process: Process) => {
    process.assertAlive()
    const log = logOf(messages, key)
    return { log, reply: await reply(log, queue.shift() ?? 'accept', process) }
  }

  return {
    keys,
    accepted,
    arrived,
    get asleep() {
      return sleeping.length
    },
    keysOf: (delivery) =>
      [...keys.values()].filter(({ messages }) => messages.some((one) => deliveryOf(one) === delivery)),
    script: (script) => {
      queue = [...script]
    },
    transportFor: (process) => ({
      name: options.kind,
      keyLifetimeMs: options.kind === 'resend' ? 23 * HOUR : 0,
      concurrency: 1,
      permittedPerSecond: () => null,
      batch:
        options.batch === 1
          ? null
          : {
              size: options.batch,
              send: async (messages, key) => {
                const { log, reply } = await call(messages, key, process)
                return wholeOrEach(reply, log)
              },
            },
      send: async (message, key) => {
        const { log, reply } = await call([message], key, process)
        return resultFor(reply, log, message)
      },
      close: async () => {},
    }),
    stalled: () =>
      new Promise((resolve) => {
        onStall = () => resolve('stalled')
      }),
    wake: () => {
      const oldest = sleeping.shift()
      oldest?.wake()
      return oldest !== undefined
    },
  }
}

/** The delivery that a message carries as a tag. */
export function deliveryOf(message: Message): number {
  return Number(message.tags.delivery)
}

/** What is said of one message: that it was taken, or that it alone was refused. */
function resultFor(reply: Reply, log: KeyLog, message: Message): SendResult {
  if (reply.kind !== 'accepted') return reply
  const id = deliveryOf(message)
  return log.taken.has(id)
    ? { kind: 'accepted', providerId: `p${id}` }
    : { kind: 'refused', reason: 'refused' }
}

function wholeOrEach(reply: Reply, log: KeyLog): BatchResult {
  if (reply.kind !== 'accepted') return { kind: 'whole', result: reply }
  const results = log.messages.map((message) => resultFor(reply, log, message))
  const [only, ...others] = results
  // A batch of one goes as an email by itself, whose refusal is the call's.
  const alone = others.length === 0 && only !== undefined && only.kind !== 'accepted'
  return alone ? { kind: 'whole', result: only } : { kind: 'each', results }
}

function countUp<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
