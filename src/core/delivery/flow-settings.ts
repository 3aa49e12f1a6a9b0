/** Which transport a sender's numbers are of. */
export type TransportName = 'resend' | 'smtp' | 'capture'

/** From this day of sending on (1 is the first), at most so many messages a day. */
export interface WarmUpDay {
  readonly day: number
  readonly limit: number
}

/** What one transport may do. Null where nothing limits it but the provider. */
export interface SenderRate {
  /** Calls per second: of one message each, or of one batch. Null follows what the provider permits. */
  readonly perSecond: number | null
  /** Messages per day (UTC). */
  readonly perDay: number | null
  readonly warmUp: readonly WarmUpDay[]
}

/** How mail flows: rates, caps, and what happens when something goes wrong. */
export interface FlowSettings {
  readonly rates: Readonly<Record<TransportName, SenderRate>>
  /** Emails that one person gets within 24 hours, over all lists and series; null for no cap. */
  readonly cap: number | null
  /** Over how long the emails of one slot are spread, in milliseconds. */
  readonly spreadMs: number
  /** What fell due longer ago than this while no worker was running is held for a person. */
  readonly graceMs: number
  /** What becomes of a message that a provider without keys (SMTP) may have taken: kept for a person, or sent again. */
  readonly uncertain: 'hold' | 'resend'
  /** Whether a batch of unknown outcome is sent again although one of its readers has left since. */
  readonly leaver: 'wait' | 'replay'
  /** When a list is paused by itself. Shares are of what was submitted in the window. */
  readonly pauseAt: {
    readonly complaints: number
    readonly bounces: number
    readonly sample: number
    readonly windowMs: number
  }
}

const HOUR = 60 * 60_000
const unlimited: SenderRate = { perSecond: null, perDay: null, warmUp: [] }

export const defaultFlow: FlowSettings = {
  rates: { resend: unlimited, smtp: unlimited, capture: unlimited },
  cap: 3,
  spreadMs: 0,
  graceMs: 48 * HOUR,
  uncertain: 'hold',
  leaver: 'wait',
  pauseAt: { complaints: 0.001, bounces: 0.02, sample: 200, windowMs: 7 * 24 * HOUR },
}
