import type { Circuit, SendingStatus } from '../actions/describe-sending.ts'
import type { Status } from '../actions/describe-status.ts'
import type { BlockKind } from '../core/delivery/delivery.ts'
import { timeWords } from './words-of-time.ts'

const names: Readonly<Record<string, string>> = {
  resend: 'Resend',
  smtp: 'The SMTP server',
  capture: 'Captured mail',
}

/** When the words are read, and in which zone its times are told. */
export interface Reading {
  readonly now: number
  readonly zone: string
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
    todo: 'set that right (npx rivulet doctor says more) and start again, which tries at once',
  },
  outage: { what: 'it cannot be reached or has a fault of its own', todo: 'nothing is lost' },
}

/** "Resend: sending is stopped since …, quota: … (its words). It is tried again at …; …". */
export function circuitWords(circuit: Circuit, { now, zone }: Reading): string {
  const { transport, kind, reason, since, until } = circuit
  const { what, todo } = kinds[kind]
  const told = reason === '' ? '' : ` (${reason.replace(/\.$/, '')})`
  const name = names[transport] ?? transport
  const next = until > now ? `at ${timeWords(until, zone)}` : 'with the next email'
  return `${name}: sending is stopped since ${timeWords(since, zone)}, ${kind}: ${what}${told}. It is tried again ${next}; ${todo}.`
}

/** "Today (2026-11-30, UTC): 40 of at most 50 emails."; nothing where nothing limits the day. */
export function todayWords({ today: { day, sent, limit } }: Pick<SendingStatus, 'today'>): string[] {
  return limit === null ? [] : [`Today (${day}, UTC): ${sent} of at most ${limit} emails.`]
}

/** What waits for a person, each state with the command that acts on it. */
const attention = [
  { state: 'held', what: 'held', act: 'npx rivulet release ID lets one go on' },
  { state: 'failed', what: 'failed', act: 'npx rivulet retry ID sends one again' },
  {
    state: 'uncertain',
    what: 'uncertain (nobody knows whether it arrived)',
    act: 'npx rivulet resolve ID settles one',
  },
] as const

/** A line for each state in which deliveries wait for a person. */
export function attentionWords(
  counts: readonly { readonly state: string; readonly count: number }[],
): string[] {
  return attention.flatMap(({ state, what, act }) => {
    const count = counts.find((one) => one.state === state)?.count ?? 0
    if (count === 0) return []
    return [`${count} ${what}: npx rivulet deliveries --state ${state} says why, ${act}.`]
  })
}

/** That sending is on hold, why, and how it goes on. */
export function holdWords({ holdReason, holdKind }: Pick<Status, 'holdReason' | 'holdKind'>): string[] {
  if (holdReason === null) return []
  // The hold of a copy tells itself what to do.
  const how = holdKind === 'by-hand' ? ' To go on: npx rivulet release' : ''
  return [`Sending is on hold: ${holdReason.replace(/\.$/, '')}.${how}`]
}

/** That events wait for a worker. */
export function unappliedWords({ unappliedEvents: count }: SendingStatus): string[] {
  if (count === 0) return []
  const events = count === 1 ? '1 event is' : `${count} events are`
  return [`${events} stored and not applied yet: a worker does that (npx rivulet serve, or work).`]
}
