import type { Circuit, SendingStatus } from '../actions/describe-sending.ts'
import type { BlockKind } from '../core/delivery/delivery.ts'
import { timeWords } from './words-of-time.ts'

const names: Readonly<Record<string, string>> = {
  resend: 'Resend',
  smtp: 'The SMTP server',
  capture: 'Captured mail',
}

/** By what a whole sender is kept from sending, and what to do about it. */
const kinds: Readonly<Record<BlockKind, { readonly what: string; readonly todo: string }>> = {
  rate: { what: 'more was sent than it permits for now', todo: 'nothing is to be done' },
  quota: {
    what: 'what it permits is used up',
    todo: 'nothing is lost; a larger plan lets it go on sooner',
  },
  configuration: {
    what: 'it does not accept our key, sender or settings',
    todo: 'set that right (npx rivulet doctor says more)',
  },
  outage: { what: 'it cannot be reached or has a fault of its own', todo: 'nothing is lost' },
}

/** "Resend: sending is stopped since …, quota: … (its words). It goes on at …; …". */
export function circuitWords({ transport, kind, reason, since, until }: Circuit, zone: string): string {
  const { what, todo } = kinds[kind]
  const told = reason === '' ? '' : ` (${reason})`
  const name = names[transport] ?? transport
  return `${name}: sending is stopped since ${timeWords(since, zone)}, ${kind}: ${what}${told}. It is tried again at ${timeWords(until, zone)}; ${todo}.`
}

/** "Today (2026-11-30, UTC): 40 of at most 50 emails.", or null where nothing limits the day. */
export function todayWords({ today: { day, sent, limit } }: SendingStatus): string | null {
  return limit === null ? null : `Today (${day}, UTC): ${sent} of at most ${limit} emails.`
}

/** What waits for a person, each state with the command that acts on it. */
const attention = [
  { state: 'held', verb: 'release', what: 'held' },
  { state: 'failed', verb: 'retry', what: 'failed' },
  { state: 'uncertain', verb: 'resolve', what: 'uncertain: nobody knows whether they arrived' },
] as const

/** A line for each state in which deliveries wait for a person. */
export function attentionWords(
  counts: readonly { readonly state: string; readonly count: number }[],
): string[] {
  return attention.flatMap(({ state, verb, what }) => {
    const count = counts.find((one) => one.state === state)?.count ?? 0
    if (count === 0) return []
    const emails = count === 1 ? '1 email is' : `${count} emails are`
    return [`${emails} ${what}. See npx rivulet deliveries --state ${state}, then npx rivulet ${verb}.`]
  })
}
