import {
  findInstance,
  insertInstance,
  insertSigningKey,
  listSigningKeys,
  updateSigningKey,
} from '../../db/instance.ts'
import type { Db, Flag } from '../../db/schema.ts'
import { unwrapSecret, wrapSecret } from '../core/key-wrap.ts'
import type { SigningKey } from '../core/link-token.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'

export interface OpenInstanceInput {
  readonly now: number
  /** Wraps the key ring where it is set. */
  readonly secretKey: string | null
  newId(): string
  randomBytes(count: number): Uint8Array
}

export type OpenInstance =
  | { readonly kind: 'open'; readonly instance: Context['instance']; readonly keys: readonly SigningKey[] }
  | { readonly kind: 'problem'; readonly message: string }

/**
 * Who this installation is and the keys that sign its links; both are made at the first start. Where
 * SECRET_KEY has been set since, the keys are wrapped with it from now on.
 */
export async function openInstance(db: Context['db'], input: OpenInstanceInput): Promise<OpenInstance> {
  if (!(await isMade(db))) await db.transaction().execute((tx) => makeOnce(tx, input))
  const instance = await findInstance(db)
  if (!instance) throw new Error('The instance row vanished.')
  const keys: SigningKey[] = []
  for (const row of await listSigningKeys(db)) {
    const secret = row.wrapped ? unwrap(row.secret, input.secretKey) : Buffer.from(row.secret, 'base64')
    if (!secret) return { kind: 'problem', message: wrongKey(input.secretKey) }
    if (!row.wrapped && input.secretKey) await wrapKey(db, row.id, { secret, input })
    keys.push({ id: row.id, secret })
  }
  return { kind: 'open', instance: pick(instance), keys }
}

async function wrapKey(
  db: Context['db'],
  id: number,
  { secret, input }: { readonly secret: Uint8Array; readonly input: OpenInstanceInput },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await updateSigningKey(tx, id, storedForm(secret, input))
    await audit(tx, { at: input.now, actor: 'system', action: 'key.wrapped', details: { key: id } })
  })
}

async function isMade(db: Db): Promise<boolean> {
  return (await findInstance(db)) !== null && (await listSigningKeys(db)).length > 0
}

/** Looks again under the write lock: two processes may start for the first time at one moment. */
async function makeOnce(tx: Db, input: OpenInstanceInput): Promise<void> {
  if (!(await findInstance(tx))) await insertNewInstance(tx, input)
  if ((await listSigningKeys(tx)).length > 0) return
  await insertNewKey(tx, input)
  await audit(tx, { at: input.now, actor: 'system', action: 'key.added' })
}

function pick(row: Context['instance']): Context['instance'] {
  return { name: row.name, epoch: row.epoch, pepper: row.pepper }
}

async function insertNewInstance(db: Db, input: OpenInstanceInput): Promise<void> {
  await insertInstance(db, {
    name: input.newId(),
    epoch: 1,
    pepper: Buffer.from(input.randomBytes(32)).toString('base64'),
    hold_reason: null,
    created_at: input.now,
  })
}

async function insertNewKey(db: Db, input: OpenInstanceInput): Promise<void> {
  const secret = input.randomBytes(32)
  await insertSigningKey(db, { ...storedForm(secret, input), created_at: input.now })
}

function storedForm(secret: Uint8Array, input: OpenInstanceInput): { secret: string; wrapped: Flag } {
  if (!input.secretKey) return { secret: Buffer.from(secret).toString('base64'), wrapped: 0 }
  return { secret: wrapSecret(input.secretKey, secret, input.randomBytes(12)), wrapped: 1 }
}

function unwrap(wrapped: string, secretKey: string | null): Uint8Array | null {
  return secretKey === null ? null : unwrapSecret(secretKey, wrapped)
}

function wrongKey(secretKey: string | null): string {
  return secretKey === null
    ? 'The keys in the database are wrapped: set SECRET_KEY to the value that was used before.'
    : 'SECRET_KEY is not the one that wrapped the keys in the database: set it to the value used before.'
}
