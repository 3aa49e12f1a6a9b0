import type { LookedUp } from '../../core/doctor/findings.ts'
import type { SmtpAnswer } from '../../core/doctor/mail-server.ts'
import type { WebAnswer } from '../../core/doctor/public-address.ts'

/**
 * The outside world as doctor sees it. Each call answers within a few seconds, and at once when the time for all of
 * them is up; none ever rejects.
 */
export interface Probe {
  /** TXT records, each joined from its parts. */
  texts(name: string): Promise<LookedUp<readonly string[]>>
  /** Names of mail servers, the preferred first. */
  exchanges(name: string): Promise<LookedUp<readonly string[]>>
  /** A and AAAA. */
  addresses(name: string): Promise<LookedUp<readonly string[]>>
  /** PTR. */
  names(address: string): Promise<LookedUp<readonly string[]>>
  smtp(server: SmtpPlace): Promise<LookedUp<SmtpAnswer>>
  web(request: WebRequest): Promise<LookedUp<WebAnswer>>
  /** Bytes that are free on the disk of a folder; null where that cannot be told. */
  freeBytes(folder: string): Promise<number | null>
}

export interface SmtpPlace {
  readonly host: string
  readonly port: number
  /** TLS from the start. */
  readonly secure: boolean
}

export interface WebRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** A form, for POST. */
  readonly body?: string
}

const MOST_RECORDS = 50
const LONGEST_RECORD = 5000

/** The same probe, which asks each name once and passes on only so much of an answer. */
export function steadyProbe(probe: Probe): Probe {
  return {
    ...probe,
    texts: once(probe.texts),
    exchanges: once(probe.exchanges),
    addresses: once(probe.addresses),
    names: once(probe.names),
  }
}

type LookUp = (name: string) => Promise<LookedUp<readonly string[]>>

function once(ask: LookUp): LookUp {
  const asked = new Map<string, ReturnType<LookUp>>()
  return (name) => {
    const answer = asked.get(name) ?? ask(name).then(bounded)
    asked.set(name, answer)
    return answer
  }
}

/** A record that is cut stays too long for every reader of records, so that none takes it for a whole one. */
function bounded(answer: LookedUp<readonly string[]>): LookedUp<readonly string[]> {
  if (answer.kind !== 'found') return answer
  return {
    kind: 'found',
    value: answer.value.slice(0, MOST_RECORDS).map((text) => text.slice(0, LONGEST_RECORD)),
  }
}
