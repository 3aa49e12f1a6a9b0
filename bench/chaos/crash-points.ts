import type { Context } from '../../src/actions/context.ts'
import type { Transport } from '../../src/transports/transport.ts'

/** A named moment at which a worker dies: at its `occurrence`-th time, counted from 1. */
export interface CrashPoint {
  readonly name: string
  readonly occurrence: number
}

/** Is told each moment that is passed; the one that is due does not return. */
export type Fuse = (moment: string) => void

export interface Fusing {
  readonly points: readonly CrashPoint[]
  /** Where it is asked to stop, as if the signal came at this very moment. */
  readonly stopAt: CrashPoint | null
  stop(): void
  /** Called once for each moment, when it is first passed. */
  met(moment: string): void
  /** Ends the process at once. */
  die(moment: string): never
}

/** Counts the moments that are passed and dies at the first one whose time has come. */
export function makeFuse({ points, stopAt, stop, met, die }: Fusing): Fuse {
  const passed = new Map<string, number>()
  return (moment) => {
    const times = (passed.get(moment) ?? 0) + 1
    passed.set(moment, times)
    if (times === 1) met(moment)
    const isNow = (point: CrashPoint): boolean => point.name === moment && point.occurrence === times
    if (stopAt !== null && isNow(stopAt)) stop()
    if (points.some(isNow)) die(moment)
  }
}

/** The two moments around the commit of a transaction. */
export function commitMoments(name: string): readonly [before: string, after: string] {
  return [`before commit of ${name}`, `after commit of ${name}`]
}

/** Transactions that may die with all their work done and nothing committed, or with all of it committed. */
export function fusedTransact(transact: Context['transact'], fuse: Fuse): Context['transact'] {
  return async (name, work, beside) => {
    const [before, after] = commitMoments(name)
    const value = await transact(
      name,
      async (tx) => {
        const done = await work(tx)
        fuse(before)
        return done
      },
      beside,
    )
    fuse(after)
    return value
  }
}

/** The moments around one kind of call: nothing sent yet, on its way, answered with nothing recorded. */
export function callMoments(call: 'call' | 'batch call'): readonly [string, string, string] {
  return [`before ${call}`, `during ${call}`, `after ${call}`]
}

interface FusedCall {
  readonly fuse: Fuse
  /** How long after its start a call is surely on its way and surely unanswered, in real milliseconds. */
  duringMs(): number
}

/** A transport that may die before, during and after each of its calls. */
export function fusedTransport(transport: Transport, fused: FusedCall): Transport {
  const { batch } = transport
  return {
    ...transport,
    send: (message, key, signal) => around('call', fused, () => transport.send(message, key, signal)),
    batch: batch && {
      size: batch.size,
      send: (messages, key, signal) => around('batch call', fused, () => batch.send(messages, key, signal)),
    },
  }
}

async function around<Result>(
  call: 'call' | 'batch call',
  { fuse, duringMs }: FusedCall,
  send: () => Promise<Result>,
): Promise<Result> {
  const [before, during, after] = callMoments(call)
  fuse(before)
  const onItsWay = setTimeout(() => fuse(during), duringMs())
  try {
    return await send()
  } finally {
    clearTimeout(onItsWay)
    fuse(after)
  }
}
