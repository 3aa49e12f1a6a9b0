import type { Verdict } from '../../core/doctor/findings.ts'
import {
  judgeMailServer,
  judgeReverse,
  type MailServer,
  type Reverse,
} from '../../core/doctor/mail-server.ts'
import { isPublicAddress } from '../../ingest/fetch/public-address.ts'
import type { Probe } from './probe.ts'

/** How the mail server answers, and what its address is called. */
export async function checkMailServer(
  probe: Probe,
  server: MailServer,
  now: () => number,
): Promise<Verdict[]> {
  const answer = await probe.smtp(server)
  const verdicts = judgeMailServer(answer, server, now())
  if (answer.kind !== 'found') return verdicts
  return [...verdicts, judgeReverse(await readReverse(probe, answer.value.address))]
}

/** Null for an address inside a network: mail leaves from another one. */
async function readReverse(probe: Probe, address: string): Promise<Reverse | null> {
  if (!isPublicAddress(address)) return null
  const names = await probe.names(address)
  const [first] = names.kind === 'found' ? names.value : []
  if (first === undefined) return { address, names, confirmed: null }
  const back = await probe.addresses(first)
  const confirmed = back.kind === 'unknown' ? null : back.kind === 'found' && back.value.includes(address)
  return { address, names, confirmed }
}
