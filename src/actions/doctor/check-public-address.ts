import type { LookedUp, Verdict } from '../../core/doctor/findings.ts'
import {
  isPrivateName,
  judgeHealth,
  judgeOneClick,
  judgePublicAddress,
  type WebAnswer,
} from '../../core/doctor/public-address.ts'
import type { Probe } from './probe.ts'

export interface PublicAddressInput {
  readonly publicUrl: string
  readonly mailLeaves: boolean
  now(): number
}

export interface CheckedAddress {
  readonly verdicts: readonly Verdict[]
  /** Null where it was not asked. */
  readonly health: LookedUp<WebAnswer> | null
}

/** Whether readers and their mailbox providers can reach this program. */
export async function checkPublicAddress(probe: Probe, input: PublicAddressInput): Promise<CheckedAddress> {
  const { publicUrl, mailLeaves, now } = input
  const address = judgePublicAddress(publicUrl, mailLeaves)
  // Captured mail has links that only this machine follows, and nothing need be running for that.
  if (!mailLeaves && isPrivateName(new URL(publicUrl).hostname)) return { verdicts: [address], health: null }
  const [health, oneClick] = await Promise.all([
    probe.web({ method: 'GET', url: `${publicUrl}/healthz` }),
    probe.web({ method: 'POST', url: `${publicUrl}/unsubscribe/test`, body: 'List-Unsubscribe=One-Click' }),
  ])
  // Where nothing answers at all, that is said once.
  const wayOut = health.kind === 'found' ? [judgeOneClick(oneClick)] : []
  return { verdicts: [address, ...judgeHealth(health, now()), ...wayOut], health }
}
