import { type Certificate, judgeCertificate } from './certificate.ts'
import { fail, fine, type LookedUp, notLookedUp, unknown, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'

/** How a mail server answered, short of logging in. */
export interface SmtpAnswer {
  /** The address that was connected to. */
  readonly address: string
  readonly tls: 'from the start' | 'by STARTTLS' | 'none'
  /** Null without TLS. */
  readonly certificate: Certificate | null
  /** Whether it offers AUTH, after TLS where there is TLS. */
  readonly offersLogin: boolean
}

/** What is set of the server that mail is handed to. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** TLS from the start (smtps://). */
  readonly secure: boolean
  /** On this very machine: plain text and any certificate will do. */
  readonly local: boolean
  readonly logsIn: boolean
}

/** Whether mail can be handed over safely. */
export function judgeMailServer(answer: LookedUp<SmtpAnswer>, server: MailServer, now: number): Verdict[] {
  const place = `${server.host}:${server.port}`
  if (answer.kind === 'unknown') return [notLookedUp('connection', place, answer.reason)]
  if (answer.kind === 'none')
    return [
      fail(
        'connection',
        `${place} does not answer: ${printable(answer.reason)}`,
        'Check SMTP_URL and whether the server runs.',
      ),
    ]
  const { tls, certificate, offersLogin } = answer.value
  const trust =
    certificate === null || server.local ? [] : [judgeCertificate('certificate', certificate, now)]
  const login = server.logsIn ? [judgeLogin(offersLogin)] : []
  return [fine('connection', `${place} answers`), judgeTls(tls, server), ...trust, ...login]
}

function judgeLogin(offered: boolean): Verdict {
  if (offered) return fine('login', 'offered')
  return fail(
    'login',
    'the server offers no AUTH, and SMTP_URL has a user',
    'Use its submission port, 587 or 465.',
  )
}

function judgeTls(tls: SmtpAnswer['tls'], { local }: MailServer): Verdict {
  if (tls !== 'none') return fine('TLS', tls)
  if (local) return fine('TLS', 'none, on this machine')
  return fail(
    'TLS',
    'the server offers no STARTTLS',
    'Use smtps:// or a server with STARTTLS: nothing is handed over in plain text.',
  )
}

/** The names of an address and, of each, its addresses. */
export interface Reverse {
  readonly address: string
  readonly names: LookedUp<readonly string[]>
  readonly confirmed: boolean | null
}

/** Whether the server's address has a name that leads back to it, as large providers ask. */
export function judgeReverse(reverse: Reverse | null): Verdict {
  const check = 'PTR'
  if (reverse === null) {
    const advice =
      'Ask whoever runs the server for its outgoing address, and check that its PTR record leads back to it.'
    return unknown(check, 'the address that mail leaves from is not known here', advice)
  }
  const { address, names, confirmed } = reverse
  if (names.kind === 'unknown') return notLookedUp(check, `the name of ${address}`, names.reason)
  const advice = `If mail leaves from ${address}, ask its owner for a PTR record whose name has that address.`
  if (names.kind === 'none') return warn(check, `${address} has no name (PTR)`, advice)
  const name = printable(names.value[0] ?? '')
  if (confirmed === null) return notLookedUp(check, `the address of ${name}`, 'no answer')
  if (!confirmed) return warn(check, `${address} is named ${name}, which has another address`, advice)
  return fine(check, `${address} is ${name} and back`)
}
