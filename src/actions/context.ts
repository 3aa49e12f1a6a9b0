import type { Kysely } from 'kysely'
import type { Dialect } from '../../db/dialect.ts'
import type { Db, Schema } from '../../db/schema.ts'
import type { Beside } from '../../db/store.ts'
import type { NoticeKind } from '../core/delivery/delivery.ts'
import type { SigningKey } from '../core/link-token.ts'
import type { Links } from '../core/mail/links.ts'
import type { CapturedMail } from '../core/mail/message.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import type { Transport } from '../transports/transport.ts'

/** A log line is a stable event name and ids: never an address, a body or a secret. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | null>>) => void

/** Everything an action may use. Time, randomness and the outside world come in here and nowhere else. */
export interface Context {
  /** The one writing connection of this process. */
  readonly db: Kysely<Schema>
  /** For reads that need not wait behind a write. */
  readonly read: Db
  readonly dialect: Dialect
  /**
   * A transaction. Its name is what logs and the crash tests call it; only queries are awaited inside, and it may be
   * run again from its beginning. Nobody else writes while it is open; given `beside`, others may that are about other
   * people.
   */
  transact<Value>(name: string, work: (tx: Db) => Promise<Value>, beside?: Beside): Promise<Value>
  readonly transport: Transport
  /** What was captured on this machine, now or before mail left it: an erasure deletes of it what is theirs. */
  readonly capturedMail: Pick<CapturedMail, 'forget'>
  /** `name` and `epoch` are part of each idempotency key; the pepper keys suppression hashes. */
  readonly instance: { readonly name: string; readonly epoch: number; readonly pepper: string }
  /** Newest first; the first one signs. */
  readonly keys: readonly SigningKey[]
  readonly links: Links
  /** A notice, compiled and stored once, when it is first needed. */
  notice(of: NoticeOf): Promise<StoredTemplate>
  /** Whether a domain takes mail, as its DNS says: `unknown` where that cannot be learned. Never throws. */
  takesMail(domain: string): Promise<'yes' | 'no' | 'unknown'>
  readonly settings: Settings
  /** Epoch milliseconds. */
  now(): number
  /** From 0 to 1. */
  random(): number
  /** Resolves after so many milliseconds, or at once when the signal stops it. */
  wait(ms: number, stop: AbortSignal): Promise<void>
  /** What is kept beside the database so that an older copy of it is noticed; null where there is no such place. */
  readonly marker: Marker | null
  /** A random id of letters and digits. */
  newId(): string
  readonly log: Log
}

/** Which notice: how a list looks is part of it. */
export interface NoticeOf {
  readonly kind: NoticeKind
  readonly language: string
  /** The list's theme as it is kept, JSON; null for the plain one. */
  readonly theme: string | null
}

/** Which database was here last, and how far it had come. Never ahead of what is committed. */
export interface Mark {
  readonly instance: string
  readonly mark: number
}

export interface Marker {
  /** Null where there is none, or where it cannot be read. */
  read(): Mark | null
  write(mark: Mark): void
}

/** A compiled template and the hash that it is stored under. */
export interface StoredTemplate {
  readonly hash: string
  readonly template: CompiledTemplate
}

export interface Settings {
  /** Without a slash at its end, for example `https://mail.example.com`. */
  readonly publicUrl: string
  /** Whether mail really leaves: false for capture. */
  readonly realTransport: boolean
  /** Why mail must not leave as things are set up (its links would not be safe), or null. */
  readonly mailFault: string | null
  /** What webhooks of the provider may be signed with: several while one is being changed; none takes none. */
  readonly webhookSecrets: readonly string[]
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Defaults for new lists. */
  readonly defaults: {
    readonly from: string | null
    readonly replyTo: string | null
    readonly postalAddress: string | null
  }
}
