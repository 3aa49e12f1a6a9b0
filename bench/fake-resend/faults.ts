import { setTimeout as wait } from 'node:timers/promises'

/** What goes wrong with one request. All but the first two happen after what is in it was accepted. */
export type Fault =
  | {
      readonly kind: 'error'
      readonly status: number
      readonly name?: string
      readonly headers?: Readonly<Record<string, string>>
      /** Instead of the usual JSON. */
      readonly body?: string
      /** The error is a lie: the messages were accepted. */
      readonly accepted?: boolean
    }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  /** Half of the answer, then the connection is cut. */
  | { readonly kind: 'half-answer' }
  /** Half of the answer, then nothing more. */
  | { readonly kind: 'half-then-silence' }
  /** An answer that never ends. */
  | { readonly kind: 'endless' }
  | { readonly kind: 'answer'; readonly body: string }
  /** The call stays open, and its key taken, until the promise resolves. */
  | { readonly kind: 'slow'; readonly until: Promise<void> }
  /** No answer at all; the key is free to be asked again. */
  | { readonly kind: 'silence' }

/** What a seed draws. */
export const DRAWN = [
  'too-many',
  'server-error',
  /** 5xx, yet the messages were accepted. */
  'server-error-after',
  'reset-before',
  'reset-after',
  'half-answer',
  'slow',
  /** Like slow, for longer than a caller waits. */
  'stall',
] as const
export type DrawnFault = (typeof DRAWN)[number]

/** Shares of all requests, from 0 to 1 and together at most 1. */
export type FaultShares = Readonly<Partial<Record<DrawnFault, number>>>

export interface FateSettings {
  readonly random: () => number
  readonly shares: FaultShares
  /** Every answer takes between so many and so many milliseconds. */
  readonly latencyMs: readonly [number, number]
  readonly slowMs: number
  readonly stallMs: number
}

/** What becomes of one request. */
export interface Fate {
  readonly fault: Fault | null
  readonly latencyMs: number
}

/** A total share spread evenly over every fault. */
export function spreadFaults(total: number): FaultShares {
  return Object.fromEntries(DRAWN.map((fault) => [fault, total / DRAWN.length]))
}

/** Draws what becomes of each request in turn: the same seed draws the same. */
export function drawFates(settings: FateSettings): () => Fate {
  const { random, shares } = settings
  const [least, most] = settings.latencyMs
  return () => {
    const latencyMs = least + random() * (most - least)
    let left = random()
    for (const drawn of DRAWN) {
      left -= shares[drawn] ?? 0
      if (left < 0) return { fault: faultOf(drawn, settings), latencyMs }
    }
    return { fault: null, latencyMs }
  }
}

function faultOf(drawn: DrawnFault, { slowMs, stallMs }: FateSettings): Fault {
  switch (drawn) {
    case 'too-many':
      return { kind: 'error', status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '1' } }
    case 'server-error':
      return { kind: 'error', status: 503, name: 'service_unavailable' }
    case 'server-error-after':
      return { kind: 'error', status: 500, accepted: true }
    case 'slow':
      return { kind: 'slow', until: wait(slowMs, undefined, { ref: false }) }
    case 'stall':
      return { kind: 'slow', until: wait(stallMs, undefined, { ref: false }) }
    default:
      return { kind: drawn }
  }
}
