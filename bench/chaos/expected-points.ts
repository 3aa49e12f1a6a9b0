import { callMoments, commitMoments } from './crash-points.ts'
import { listTransactionNames } from './transaction-names.ts'

/** Transactions that only a bug, or a row damaged after it was handed over, leads to: other tests come to them. */
const NEVER_IN_A_RUN = ['apply-event', 'mark-event', 'give-up-batch']

/** What tidies up once an hour: none of it touches an email that is still to go. */
const CHORES = ['finish-erasure', 'keep-no-longer', 'purge-unconfirmed', 'redact-events']

/** Every moment at which a worker of this transport must die once. */
export function expectedPoints(transport: 'resend' | 'smtp'): string[] {
  const calls = transport === 'resend' ? (['call', 'batch call'] as const) : (['call'] as const)
  const names = listTransactionNames().filter((name) => isMet(name, transport))
  return [...names.flatMap(commitMoments), ...calls.flatMap(callMoments)]
}

/** Batches and webhooks are Resend's. */
function isMet(name: string, transport: 'resend' | 'smtp'): boolean {
  if (NEVER_IN_A_RUN.includes(name) || CHORES.includes(name)) return false
  return transport === 'resend' || !(name.endsWith('-batch') || name === 'apply-events')
}
