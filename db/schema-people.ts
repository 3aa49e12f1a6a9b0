import type { Generated } from 'kysely'

export interface ListTable {
  id: Generated<number>
  name: string
  /** Lower-case, for addresses like `/subscribe/weekly-tips`. */
  slug: string
  from_name: string
  from_address: string | null
  reply_to: string | null
  postal_address: string | null
  zone: string
  language: string
  consent_text: string
  footer_note: string | null
  /** Since when nothing of it is sent, and why; null where it is not paused. */
  paused_at: number | null
  pause_reason: string | null
  /** When it last went on after a pause: its health is judged by what was handed over since. */
  resumed_at: number | null
  created_at: number
}

export interface SubscriberTable {
  id: Generated<number>
  /** As typed, with the domain in lower case. */
  address: string
  /** Wholly in lower case: what makes it unique. */
  address_key: string
  name: string | null
  created_at: number
}

export type SubscriptionState = 'pending' | 'confirmed' | 'ended'

export interface SubscriptionTable {
  id: Generated<number>
  subscriber_id: number
  list_id: number
  state: SubscriptionState
  /** The consent request that a confirmation must name; a new sign-up replaces it. */
  request_id: number | null
  /** The name typed with that request; null where none was, or where later ones named somebody else. */
  requested_name: string | null
  requested_at: number
  confirmed_at: number | null
  ended_at: number | null
}

export type ConsentKind = 'requested' | 'confirmed' | 'imported' | 'withdrawn'

/** Append-only proof of what a person agreed to, or took back. */
export interface ConsentTable {
  id: Generated<number>
  subscription_id: number
  kind: ConsentKind
  /** The consent text as shown, or the statement given at an import. */
  text: string
  /** The page or the import that it came from. */
  source: string
  at: number
}

/** An address that must not be mailed: only its keyed hash is kept. */
export interface SuppressionTable {
  id: Generated<number>
  address_hash: string
  reason: string
  created_at: number
}
