/**
 * The states of a delivery. "Due" is derived, never stored: `scheduled` with a due time that has passed.
 * `submitted` means that the provider accepted it; it may still bounce.
 */
export type DeliveryState =
  | 'scheduled'
  | 'claimed'
  | 'frozen'
  | 'submitted'
  | 'failed'
  | 'cancelled'
  | 'uncertain'
  | 'held'

/**
 * Mail that answers what somebody did on a page: it asks to confirm a sign-up; says that they are in already; brings
 * the link to their preferences; asks, at a new address, to confirm that change; or tells the old one that it was made.
 */
export const noticeKinds = ['confirmation', 'already', 'preferences', 'address', 'moved'] as const

export type NoticeKind = (typeof noticeKinds)[number]

/** What an email is for: a step of a sequence, or a notice. */
export type DeliveryKind = 'step' | NoticeKind

/** Whether a kind is that of a notice. */
export function isNotice(kind: DeliveryKind): kind is NoticeKind {
  return kind !== 'step'
}

/** Whether a notice is of a change of address: it goes to one that is not its reader's own yet, or no longer. */
export function isOfAddressChange(kind: DeliveryKind): boolean {
  return kind === 'address' || kind === 'moved'
}

/** What a claim costs to lose: for how long a worker may hold a delivery before another takes over. */
export const LEASE_MS = 90_000

/** Deliveries known not to be accepted are tried again for this long, then they fail. */
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000

/** … and at least so often: a worker that stood still for days has not tried for days. */
const FEWEST_TRIES = 5

const SHORTEST_BACKOFF_MS = 1_000
const FIRST_BACKOFF_MS = 60_000
const LONGEST_BACKOFF_MS = 60 * 60_000

/** An installation and its epoch, which rises when an older copy of its database is released. */
export interface KeySpace {
  readonly name: string
  readonly epoch: number
}

/**
 * `delivery/<instance>/<delivery>/<generation>`, at most 256 characters (the provider's limit). The same
 * key goes with the same bytes, always.
 */
export function idempotencyKey({ name, epoch }: KeySpace, id: number, generation: number): string {
  return `delivery/${name}.${epoch}/${id}/${generation}`
}

/** `batch/<instance>/<batch>`: a batch that is formed anew is a new batch, so it needs no generation. */
export function batchKey({ name, epoch }: KeySpace, id: number): string {
  return `batch/${name}.${epoch}/${id}`
}

/** What keeps a whole sender from sending. */
export type BlockKind = 'rate' | 'quota' | 'configuration' | 'outage'

/** What became of one try to hand a message over, as a transport reports it. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly providerId: string }
  /** Known not accepted, and a further try would not help. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Known not accepted; another try may succeed. `afterMs` is the provider's wish. */
  | { readonly kind: 'retry-later'; readonly reason: string; readonly afterMs?: number }
  /**
   * Known not accepted, for a reason that is not the message's: nothing of this sender goes out for so long. It
   * costs no try. By `rate`: too fast; `quota`: used up; `configuration`: a key or domain is wrong; `outage`: the
   * provider cannot be reached. By `from`: only mail of this list's sender, whose domain it does not permit.
   */
  | {
      readonly kind: 'blocked'
      readonly by: BlockKind | 'from'
      readonly reason: string
      readonly afterMs: number
    }
  /** It may have been accepted; nobody knows. `final` where trying the same key again cannot tell either. */
  | { readonly kind: 'uncertain'; readonly reason: string; readonly final?: boolean }

/** What became of a call that carried several messages. */
export type BatchResult =
  /**
   * One result for each message, in their order, of the call that was taken: a member that is refused here was refused
   * by every earlier call under the same key.
   */
  | { readonly kind: 'each'; readonly results: readonly SendResult[] }
  /** The same for all of them. Refused: one or more of them are at fault, and nobody knows which. */
  | { readonly kind: 'whole'; readonly result: Exclude<SendResult, { readonly kind: 'accepted' }> }

export interface TryFacts {
  readonly now: number
  /** When the first try under the present key began. */
  readonly firstAttemptAt: number
  /** When the first try of all began. */
  readonly firstTryAt: number
  /**
   * An earlier try under this key may have been accepted: then only an acceptance settles it, and neither a
   * refusal nor a "not now" proves anything about the earlier one.
   */
  readonly doubtful: boolean
  /** Tries before this one. */
  readonly tries: number
  readonly keyLifetimeMs: number
  /** From 0 to 1: where in the widening window the next try falls (full jitter). */
  readonly jitter: number
}

/** What a delivery becomes after a try. */
export type Settled =
  | { readonly state: 'submitted'; readonly providerId: string }
  | { readonly state: 'failed'; readonly reason: string }
  /** Known unsent: thawed, to be frozen anew under the next generation of its key. */
  | { readonly state: 'scheduled'; readonly reason: string; readonly dueAt: number | 'unchanged' }
  /** Unknown, and the provider still remembers the key: the same bytes again, not before `notBefore`. */
  | { readonly state: 'frozen'; readonly reason: string; readonly notBefore: number }
  | { readonly state: 'uncertain'; readonly reason: string }

/** Settles a try: never a blind second try after an unknown outcome, never a lost mail after a known refusal. */
export function settle(outcome: SendResult, facts: TryFacts): Settled {
  if (outcome.kind === 'accepted') return { state: 'submitted', providerId: outcome.providerId }
  if (outcome.kind === 'uncertain' || facts.doubtful) return stayInDoubt(outcome, facts)
  if (outcome.kind === 'refused') return { state: 'failed', reason: outcome.reason }
  if (outcome.kind === 'blocked' && outcome.by !== 'from')
    return { state: 'scheduled', reason: outcome.reason, dueAt: 'unchanged' }
  return tryLater(outcome, facts)
}

type Unaccepted = Exclude<SendResult, { readonly kind: 'accepted' }>

/** The same bytes under the same key again while the provider remembers it; then nobody tries any more. */
function stayInDoubt(outcome: Unaccepted, facts: TryFacts): Settled {
  const final = outcome.kind === 'uncertain' && outcome.final === true
  if (final || !keyLives(facts)) return { state: 'uncertain', reason: outcome.reason }
  return { state: 'frozen', reason: outcome.reason, notBefore: facts.now + waitOf(outcome, facts) }
}

/** Whether the provider still remembers the key of the first try; a clock set back does not stretch it. */
export function keyLives(facts: Pick<TryFacts, 'now' | 'firstAttemptAt' | 'keyLifetimeMs'>): boolean {
  return Math.abs(facts.now - facts.firstAttemptAt) < facts.keyLifetimeMs
}

function tryLater(outcome: Unaccepted, facts: TryFacts): Settled {
  const enough = facts.now - facts.firstTryAt > GIVE_UP_AFTER_MS && facts.tries >= FEWEST_TRIES
  if (enough && costsTry(outcome)) {
    return { state: 'failed', reason: `gave up after three days: ${outcome.reason}` }
  }
  return { state: 'scheduled', reason: outcome.reason, dueAt: facts.now + waitOf(outcome, facts) }
}

/** Whether a try counts: one that a whole sender was kept from does not. */
export function costsTry(outcome: SendResult): boolean {
  return outcome.kind !== 'blocked'
}

/**
 * The provider's wish, else a moment between one second and one minute, doubled with each try, at most one hour
 * (full jitter: so that those who failed together do not come back together).
 */
function waitOf(outcome: Unaccepted, { tries, jitter }: TryFacts): number {
  const wish = 'afterMs' in outcome ? outcome.afterMs : undefined
  const window = Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(tries, 16), LONGEST_BACKOFF_MS)
  return wish ?? Math.max(SHORTEST_BACKOFF_MS, Math.round(window * jitter))
}
