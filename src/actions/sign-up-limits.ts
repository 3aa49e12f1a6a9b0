import { listBuckets, updateBuckets } from '../../db/buckets.ts'
import type { Db } from '../../db/schema.ts'
import { perHour, pour } from '../core/sign-up/leaky-bucket.ts'
import { MAIL_WINDOW_MS, MAILS_PER_WINDOW, placeMail } from '../core/sign-up/mail-room.ts'
import type { ReaderSettings } from '../core/sign-up/reader-settings.ts'

/** Whether one more sign-up is taken. `until` is epoch milliseconds. */
export type SignUpRoom =
  | { readonly kind: 'room' }
  | { readonly kind: 'full'; readonly until: number; readonly by: 'network' | 'everyone' }

export interface SignUpAsk {
  /** Keyed hash of the network; null where none is known, and then only the limit of all holds. */
  readonly networkHash: string | null
  readonly now: number
  readonly settings: Pick<ReaderSettings, 'perNetwork' | 'perHour'>
}

/** Looks whether there is room. Takes none: a request that is refused costs no write. */
export async function signUpRoom(read: Db, ask: SignUpAsk): Promise<SignUpRoom> {
  return (await pourAll(read, ask)).room
}

/** Takes room for one sign-up in the caller’s transaction, or changes nothing where there is none. */
export async function takeSignUpRoom(tx: Db, ask: SignUpAsk): Promise<SignUpRoom> {
  const { room, levels } = await pourAll(tx, ask)
  if (room.kind === 'room') await updateBuckets(tx, levels)
  return room
}

interface PouredAll {
  readonly room: SignUpRoom
  readonly levels: readonly { readonly key: string; readonly emptyAt: number }[]
}

/** The network is asked first, so that one that is full takes nothing from the others. */
async function pourAll(db: Db, { networkHash, now, settings }: SignUpAsk): Promise<PouredAll> {
  const network = {
    by: 'network',
    key: `network/${networkHash}`,
    limit: perHour(settings.perNetwork),
  } as const
  const everyone = { by: 'everyone', key: 'everyone', limit: perHour(settings.perHour) } as const
  const asked = networkHash === null ? [everyone] : [network, everyone]
  const kept = await listBuckets(
    db,
    asked.map(({ key }) => key),
  )
  const levels = []
  for (const { by, key, limit } of asked) {
    const poured = pour(kept.get(key) ?? null, now, limit)
    if (poured.kind === 'full') return { room: { kind: 'full', until: poured.until, by }, levels: [] }
    levels.push({ key, emptyAt: poured.emptyAt })
  }
  return { room: { kind: 'room' }, levels }
}

export interface MailAsk {
  /** `mailboxHash` of the address. */
  readonly addressHash: string
  readonly now: number
  /** Room later than so many milliseconds from now is not taken; 30 days where not given. */
  readonly withinMs?: number
}

/**
 * Takes room for one mail that a form asks for, in the caller’s transaction, and gives the moment (epoch
 * milliseconds) from which on it may go: at most one within 24 hours and three within 30 days to one mailbox,
 * over all lists. Infinity where there is no room in time, and then nothing is taken. What was taken is known by the
 * hash alone, so that it outlives the rows of its person.
 */
export async function takeMailRoom(tx: Db, ask: MailAsk): Promise<number> {
  const { at, key } = await findMailRoom(tx, ask)
  if (at === Infinity) return at
  await updateBuckets(tx, [{ key, emptyAt: at + MAIL_WINDOW_MS }])
  return at
}

/** The moment from which on there is room for one more such mail. Takes none. */
export async function nextMailRoom(read: Db, ask: Omit<MailAsk, 'withinMs'>): Promise<number> {
  return (await findMailRoom(read, { ...ask, withinMs: MAIL_WINDOW_MS })).at
}

async function findMailRoom(
  db: Db,
  { addressHash, now, withinMs = MAIL_WINDOW_MS }: MailAsk,
): Promise<{ readonly at: number; readonly key: string }> {
  const keys = Array.from({ length: MAILS_PER_WINDOW }, (_, place) => `mail/${addressHash}/${place}`)
  const taken = await listBuckets(db, keys)
  const moments = keys.map((key) => {
    const emptyAt = taken.get(key)
    return emptyAt === undefined ? null : emptyAt - MAIL_WINDOW_MS
  })
  const { at, place } = placeMail(moments, { now, withinMs })
  return { at, key: keys[place] ?? '' }
}
