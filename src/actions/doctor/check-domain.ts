import { type DkimPlace, judgeDkim } from '../../core/doctor/dkim-record.ts'
import { type DmarcWalk, readWalk, walkNames } from '../../core/doctor/dmarc-walk.ts'
import type { Verdict } from '../../core/doctor/findings.ts'
import { judgeAlignment, judgeDmarc } from '../../core/doctor/judge-dmarc.ts'
import { judgeSpf, pickSpf } from '../../core/doctor/judge-spf.ts'
import { judgeMailDomain, type MailDomain } from '../../core/doctor/mail-domain.ts'
import type { SenderSetup } from './around.ts'
import type { Probe } from './probe.ts'
import { dkimPlace, returnPathDomain, spfWish } from './sending-domain.ts'
import { walkSpf } from './spf-walk.ts'

/** What the DNS says of a domain that mail comes from. */
export async function checkDomain(probe: Probe, sender: SenderSetup, domain: string): Promise<Verdict[]> {
  if (sender.kind === 'capture') {
    const [takes, walk] = await Promise.all([
      checkMailDomain(probe, { check: 'mail', domain }),
      walkDmarc(probe, domain),
    ])
    return [takes, judgeDmarc(walk)]
  }
  const place = dkimPlace(sender, domain)
  const [spf, dkim, dmarc, takes] = await Promise.all([
    checkSpf(probe, sender, domain),
    checkDkim(probe, place),
    checkDmarc(probe, sender, domain),
    checkMailDomain(probe, { check: 'mail', domain }),
  ])
  return [...spf, dkim, ...dmarc, takes]
}

async function checkSpf(probe: Probe, sender: SenderSetup, domain: string): Promise<Verdict[]> {
  const wish = spfWish(sender, domain)
  const picked = pickSpf(await probe.texts(wish.domain), wish)
  if (picked.kind === 'verdict') return [picked.verdict]
  const spf = judgeSpf(picked.record, await walkSpf(probe, picked.record, wish.domain), wish)
  if (sender.kind !== 'resend') return [spf]
  return [spf, await checkMailDomain(probe, { check: 'return path', ...wish })]
}

async function checkDkim(probe: Probe, place: DkimPlace | null): Promise<Verdict> {
  if (place !== null) return judgeDkim(await probe.texts(place.name), place)
  const advice =
    'See that your mail server signs for this domain, or set SMTP_DKIM_DOMAIN, SMTP_DKIM_SELECTOR and SMTP_DKIM_KEY_FILE.'
  return {
    check: 'DKIM',
    level: 'unknown',
    found: 'no key of our own is set, so the mail server must sign',
    advice,
  }
}

async function checkDmarc(probe: Probe, sender: SenderSetup, domain: string): Promise<Verdict[]> {
  const signing = sender.kind === 'resend' ? domain : sender.kind === 'smtp' ? sender.dkim?.domain : undefined
  const [from, spf, dkim] = await Promise.all([
    walkDmarc(probe, domain),
    walkDmarc(probe, returnPathDomain(sender, domain)),
    signing === undefined ? null : walkDmarc(probe, signing.toLowerCase()),
  ])
  return [judgeDmarc(from), judgeAlignment({ from, dkim, spf })]
}

async function walkDmarc(probe: Probe, domain: string): Promise<DmarcWalk> {
  const answers = walkNames(domain).map(async (name) => ({
    name,
    texts: await probe.texts(`_dmarc.${name}`),
  }))
  return readWalk(domain, await Promise.all(answers))
}

/** Whether mail to a domain can arrive. */
export async function checkMailDomain(
  probe: Probe,
  { check, domain, advice }: Pick<MailDomain, 'check' | 'domain' | 'advice'>,
): Promise<Verdict> {
  const [exchanges, addresses] = await Promise.all([probe.exchanges(domain), probe.addresses(domain)])
  return judgeMailDomain({ check, domain, exchanges, addresses, ...(advice !== undefined && { advice }) })
}
