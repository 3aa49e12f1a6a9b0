import { Resolver } from 'node:dns/promises'
import { statfs } from 'node:fs/promises'
import type { Probe } from '../actions/doctor/probe.ts'
import type { LookedUp } from '../core/doctor/findings.ts'
import { NO_SUCH_NAME, systemFailure } from './probe-failure.ts'
import { askSmtp } from './smtp-probe.ts'
import { askWeb } from './web-probe.ts'

export interface NetworkProbeOptions {
  /** The most that one call takes, in milliseconds; by default 5 s. */
  readonly callMs?: number
  /** The most that all calls together take, counted from now; by default 30 s. */
  readonly allMs?: number
  /** Name servers as `address:port`; by default the system's. */
  readonly nameServers?: readonly string[]
}

/** The real world, within its limits of time. */
export function networkProbe({
  callMs = 5000,
  allMs = 30_000,
  nameServers,
}: NetworkProbeOptions = {}): Probe {
  const endsAt = performance.now() + allMs
  const limited = <Value>(ask: Ask<Value>): Promise<LookedUp<Value>> =>
    answerWithin(Math.min(callMs, endsAt - performance.now()), ask)
  let topLevel: Promise<LookedUp<unknown>> | null = null
  const knowsCom = async (): Promise<boolean> => {
    topLevel ??= limited((signal) => lookUp((resolver) => resolver.resolveNs('com'), { signal, nameServers }))
    return !isNameless(await topLevel)
  }
  const within = async <Value>(ask: Ask<Value>): Promise<LookedUp<Value>> => {
    const answer = await limited(ask)
    return isNameless(answer) && !(await knowsCom()) ? PRIVATE_RESOLVER : answer
  }
  const resolve = (ask: LookUp) => within((signal) => lookUp(ask, { signal, nameServers }))
  return {
    texts: (name) =>
      resolve(async (resolver) => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
    exchanges: (name) => resolve(async (resolver) => inOrder(await resolver.resolveMx(name))),
    addresses: (name) => resolve((resolver) => bothFamilies(resolver, name)),
    names: (address) => resolve((resolver) => resolver.reverse(address)),
    smtp: (server) => within((signal) => askSmtp(server, signal)),
    web: (request) => within((signal) => askWeb(request, signal)),
    freeBytes,
  }
}

/** A resolver that does not even know `com` is not the internet's: that a name is missing there proves nothing. */
const PRIVATE_RESOLVER = {
  kind: 'unknown',
  reason: 'the resolver of this machine knows no public names',
} as const

function isNameless(answer: LookedUp<unknown>): boolean {
  return answer.kind === 'none' && answer.reason === NO_SUCH_NAME
}

type LookUp = (resolver: Resolver) => Promise<readonly string[]>
type Ask<Value> = (signal: AbortSignal) => Promise<LookedUp<Value>>

/** Whatever is still under way when the time is up is stopped, and what it would say is not waited for. */
async function answerWithin<Value>(ms: number, ask: Ask<Value>): Promise<LookedUp<Value>> {
  const late: LookedUp<Value> = { kind: 'unknown', reason: 'timeout' }
  if (ms <= 0) return late
  const controller = new AbortController()
  const up = Promise.withResolvers<LookedUp<Value>>()
  const timer = setTimeout(() => {
    up.resolve(late)
    controller.abort()
  }, ms)
  try {
    return await Promise.race([up.promise, ask(controller.signal).catch((error) => systemFailure(error))])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}

interface LookUpOptions {
  readonly signal: AbortSignal
  readonly nameServers: readonly string[] | undefined
}

async function lookUp(
  ask: LookUp,
  { signal, nameServers }: LookUpOptions,
): Promise<LookedUp<readonly string[]>> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  if (nameServers) resolver.setServers(nameServers)
  signal.addEventListener('abort', () => resolver.cancel(), { once: true })
  const value = await ask(resolver)
  return value.length === 0 ? { kind: 'none', reason: 'no such record' } : { kind: 'found', value }
}

function inOrder(records: readonly { readonly priority: number; readonly exchange: string }[]): string[] {
  return records.toSorted((one, other) => one.priority - other.priority).map(({ exchange }) => exchange)
}

/** One family is enough; only where neither has an address does its failure count. */
async function bothFamilies(resolver: Resolver, name: string): Promise<string[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  return [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
