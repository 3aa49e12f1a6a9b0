import type { Kysely } from 'kysely'
import type { Dialect } from '../../db/dialect.ts'
import type { Db, Schema } from '../../db/schema.ts'
import type { SigningKey } from '../core/link-token.ts'
import type { Links } from '../core/mail/links.ts'
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
  readonly transport: Transport
  /** `name` and `epoch` are part of each idempotency key; the pepper keys suppression hashes. */
  readonly instance: { readonly name: string; readonly epoch: number; readonly pepper: string }
  /** Newest first; the first one signs. */
  readonly keys: readonly SigningKey[]
  readonly links: Links
  /** The mail that asks for a confirmation, compiled and stored once, when it is first needed. */
  confirmation(): Promise<StoredTemplate>
  readonly settings: Settings
  /** Epoch milliseconds. */
  now(): number
  /** A random id of letters and digits. */
  newId(): string
  readonly log: Log
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
  /** Defaults for new lists. */
  readonly defaults: {
    readonly from: string | null
    readonly replyTo: string | null
    readonly postalAddress: string | null
  }
}
