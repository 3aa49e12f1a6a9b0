/** What can go wrong with one message, in the order of the dialogue. */
export const FAULTS = [
  /** 421 in place of an answer to MAIL, and the connection is closed. */
  'closing',
  /** No answer to MAIL, until the stall ends in a reset. */
  'stall',
  'reset-at-mail',
  'defer-rcpt',
  'refuse-rcpt',
  'defer-data',
  'reset-in-text',
  /** The whole text has arrived and is not accepted. */
  'reset-at-dot',
  'defer-text',
  /** Accepted, but late. */
  'slow',
  /** Accepted; the connection is reset before any of the 250 goes out. */
  'reset-after',
  /** Accepted; the connection is reset after the first bytes of the 250. */
  'half-answer',
  /** Accepted; no answer, until the stall ends in a reset. */
  'stall-after',
] as const
export type Fault = (typeof FAULTS)[number]

/** Shares of all messages, from 0 to 1 and together at most 1. */
export type FaultShares = Readonly<Partial<Record<Fault, number>>>

/** After these nobody but the server knows whether the message was accepted. */
export const DOUBTFUL: readonly Fault[] = [
  'reset-in-text',
  'reset-at-dot',
  'reset-after',
  'half-answer',
  'stall-after',
]

/** A total share spread evenly over every fault but the lasting refusal. */
export function spreadFaults(total: number): FaultShares {
  const kinds = FAULTS.filter((fault) => fault !== 'refuse-rcpt')
  return Object.fromEntries(kinds.map((fault) => [fault, total / kinds.length]))
}

/** The fault that the next message meets, if any. */
export function drawFault(random: () => number, shares: FaultShares): Fault | null {
  let left = random()
  for (const fault of FAULTS) {
    left -= shares[fault] ?? 0
    if (left < 0) return fault
  }
  return null
}
