import type { Probe } from '../../src/actions/doctor/probe.ts'
import type { LookedUp } from '../../src/core/doctor/findings.ts'
import type { SmtpAnswer } from '../../src/core/doctor/mail-server.ts'
import type { WebAnswer } from '../../src/core/doctor/public-address.ts'

/** Records by name: what is not here is not there, and null gives no answer. */
type Table = Readonly<Record<string, string | readonly string[] | null>>

export interface World {
  readonly texts?: Table
  readonly exchanges?: Table
  readonly addresses?: Table
  readonly names?: Table
  /** Null gives no answer. */
  readonly smtp?: SmtpAnswer | null
  /** By method and address, like `GET https://mail.example.com/healthz`. */
  readonly web?: Readonly<Record<string, Partial<WebAnswer> | null>>
  readonly freeBytes?: number | null
}

export interface TableProbe extends Probe {
  /** What was looked up, in order: `texts example.com`. */
  readonly asked: readonly string[]
}

const SILENCE = { kind: 'unknown', reason: 'timeout' } as const

/** A world that is written down in tables. */
export function tableProbe(world: World): TableProbe {
  const asked: string[] = []
  const ask = (kind: 'texts' | 'exchanges' | 'addresses' | 'names') => async (name: string) => {
    asked.push(`${kind} ${name}`)
    return answerOf(world[kind]?.[name])
  }
  return {
    asked,
    texts: ask('texts'),
    exchanges: ask('exchanges'),
    addresses: ask('addresses'),
    names: ask('names'),
    smtp: async () =>
      world.smtp ? { kind: 'found', value: world.smtp } : world.smtp === null ? SILENCE : refused,
    web: async ({ method, url }) => {
      const answer = world.web?.[`${method} ${url}`]
      if (answer === null) return SILENCE
      const usual = { status: 200, body: 'ok', date: null, certificate: null }
      return answer === undefined ? refused : { kind: 'found', value: { ...usual, ...answer } }
    },
    freeBytes: async () => world.freeBytes ?? null,
  }
}

/** A world in which nothing gives an answer. */
export function silentProbe(): Probe {
  const silent = async () => SILENCE
  return {
    texts: silent,
    exchanges: silent,
    addresses: silent,
    names: silent,
    smtp: silent,
    web: silent,
    freeBytes: async () => null,
  }
}

const refused = { kind: 'none', reason: 'the connection was refused' } as const

function answerOf(records: string | readonly string[] | null | undefined): LookedUp<readonly string[]> {
  if (records === null) return SILENCE
  return records === undefined
    ? { kind: 'none', reason: 'there is no such record' }
    : { kind: 'found', value: [records].flat() }
}
