import type { Admission } from './service.ts'

/** What came and what was done, counted since the start. */
export interface Counts {
  readonly requests: number
  /** Calls that were done. */
  readonly acceptedCalls: number
  /** Calls that were answered as before, by their key. */
  readonly replays: number
  /** Calls that the contract turned away, by the status of their answer. */
  readonly turnedAway: Readonly<Record<string, number>>
  /** Requests that met a fault, by its kind. */
  readonly faults: Readonly<Record<string, number>>
}

export interface Counter {
  counts(): Counts
  request(): void
  fault(kind: string): void
  answered(admission: Extract<Admission, { readonly kind: 'answered' }>): void
  accepted(): void
  /** Resolves when so many requests have come, counted from the start. */
  arrived(requests: number): Promise<void>
}

export function startCounting(): Counter {
  const sums = { requests: 0, acceptedCalls: 0, replays: 0 }
  const turnedAway: Record<string, number> = {}
  const faults: Record<string, number> = {}
  const waiting: { readonly requests: number; readonly resolve: () => void }[] = []
  return {
    counts: () => ({ ...sums, turnedAway: { ...turnedAway }, faults: { ...faults } }),
    request() {
      sums.requests += 1
      for (const one of waiting) if (sums.requests >= one.requests) one.resolve()
    },
    fault: (kind) => addOne(faults, kind),
    answered({ by, answer }) {
      if (by === 'replay') sums.replays += 1
      else addOne(turnedAway, String(answer.status))
    },
    accepted() {
      sums.acceptedCalls += 1
    },
    arrived: (requests) =>
      new Promise((resolve) => {
        if (sums.requests >= requests) resolve()
        else waiting.push({ requests, resolve })
      }),
  }
}

function addOne(tally: Record<string, number>, name: string): void {
  tally[name] = (tally[name] ?? 0) + 1
}
