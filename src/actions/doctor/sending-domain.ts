import type { DkimPlace } from '../../core/doctor/dkim-record.ts'
import type { SpfWish } from '../../core/doctor/judge-spf.ts'
import type { SenderSetup } from './around.ts'

/** The domain that SPF is asked of: by default Resend returns bounces to `send.` below the sender's domain. */
export function returnPathDomain(sender: SenderSetup, domain: string): string {
  return sender.kind === 'resend' ? `send.${domain}` : domain
}

/** What to add where there is no SPF record. */
export function spfWish(sender: SenderSetup, domain: string): SpfWish {
  const at = returnPathDomain(sender, domain)
  if (sender.kind === 'resend') {
    const advice = `At resend.com/domains choose ${domain} and add the TXT and MX records of “send” just as they stand there; where you chose another return path, look at that one.`
    return { domain: at, include: 'amazonses.com', advice }
  }
  const host = sender.kind === 'smtp' ? sender.server.host : ''
  const own = host === domain || host.endsWith(`.${domain}`)
  const record = own
    ? `v=spf1 a:${host} ~all`
    : 'v=spf1 include:… ~all, with the include that your mail server’s owner names'
  return { domain: at, include: null, advice: `Add a TXT record at ${domain}: ${record}` }
}

/** Where the key that signs for a domain stands; null where the mail server signs, or nobody. */
export function dkimPlace(sender: SenderSetup, domain: string): DkimPlace | null {
  if (sender.kind === 'resend') {
    const advice = `At resend.com/domains choose ${domain} and add the TXT record of “resend._domainkey” just as it stands there.`
    return { name: `resend._domainkey.${domain}`, publicKey: null, advice }
  }
  if (sender.kind !== 'smtp' || sender.dkim === null) return null
  const { selector, domain: signing, publicKey } = sender.dkim
  const name = `${selector}._domainkey.${signing}`
  return {
    name,
    publicKey,
    advice: `Let this be the only TXT record at ${name}: v=DKIM1; k=rsa; p=${publicKey}`,
  }
}
