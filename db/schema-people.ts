import type { Generated } from 'kysely'
import type { Pace } from '../src/core/delivery/reader-choice.ts'
import type { Flag } from './schema-values.ts'

/** How a confirmation link confirms: by a button, or by a script once its page is seen. */
export type OptIn = 'button' | 'auto'

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
  /** Where readers find what is done with their data, and who answers for the list: https, or http on this machine. */
  privacy_url: string | null
  imprint_url: string | null
  /** Since when nothing of it is sent, and why; null where it is not paused. */
  paused_at: number | null
  pause_reason: string | null
  /** When it last went on after a pause: its health is judged by what was handed over since. */
  resumed_at: number | null
  /** JSON: how its mail and pages look; null for the plain theme. */
  theme: string | null
  opt_in: Generated<OptIn>
  /** Rises with each change of the consent text. */
  consent_version: Generated<number>
  /** JSON: what its sign-up form asks besides address and name. */
  fields: Generated<string>
  /** Whether other lists' pages and the preferences offer it. */
  listed: Generated<Flag>
  /** Whether its issues can be read by everybody. */
  archive: Generated<Flag>
  track_clicks: Generated<Flag>
  track_opens: Generated<Flag>
  /** Being on it tells something private (health, faith …): no tracking, no archive, no reply prompts. */
  sensitive: Generated<Flag>
  created_at: number
}

export interface SubscriberTable {
  id: Generated<number>
  /** As typed, with the domain in lower case. */
  address: string
  /** Wholly in lower case: what makes it unique. */
  address_key: string
  name: string | null
  /** What they chose for pages and notices (BCP 47); null follows the list. */
  language: string | null
  /** IANA zone that their emails' times are meant in; null follows the list. */
  zone: string | null
  /** JSON object: what marketers' own fields hold, by key. */
  fields: Generated<string>
  /** They asked that neither their clicks nor their opens be counted, whatever their lists do. */
  untracked: Generated<Flag>
  /** Since when nothing personal of them is kept; the row itself stays for what points to it. */
  erased_at: number | null
  /** Mail of theirs was under way when they were erased: what it is made of goes once its outcome is known. */
  erasing: Generated<Flag>
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
  /** How often the reader wants it, besides what the marketer planned. */
  pace: Generated<Pace>
  /** Nothing of the list goes out before this moment. */
  paused_until: number | null
  /** JSON: zone, language and fields typed with the request; they count once it is confirmed. */
  requested_profile: string | null
  /** SHA-256 of the cookie of the browser that asked: the same browser may confirm by looking. */
  browser_hash: string | null
  /** The mail that asks for its confirmation; one may ask for several lists. */
  asked_in: number | null
  /** What the reader answered when asked why they left. */
  left_reason: string | null
}

/** What a reader chose for one series. */
export interface SequenceChoiceTable {
  id: Generated<number>
  subscription_id: number
  sequence_id: number
  off: Flag
  pace: Pace
  paused_until: number | null
  updated_at: number
}

/** A reader's wish to be written to elsewhere; it counts once the new address confirms it. */
export interface AddressChangeTable {
  id: Generated<number>
  subscriber_id: number
  /**
   * As typed, until its link has run out. Once it is confirmed, the old one, until that was told; null after that, or if
   * its person is erased.
   */
  address: string | null
  /** The keyed hash of the old address once it is confirmed, until its person is erased or it has a reader of its own. */
  former_hash: Generated<string | null>
  requested_at: number
  confirmed_at: number | null
}

/** A leaky bucket of the sign-up form: when what was poured into it has run out. Keys hold no address. */
export interface BucketTable {
  key: string
  empty_at: number
}

/** Who did what, without personal data. Append-only. */
export interface AuditTable {
  id: Generated<number>
  at: number
  /** The operator at the command line, a reader by a link, or the software itself. */
  actor: 'operator' | 'reader' | 'system'
  /** A stable name such as `list.changed`, `person.erased`. */
  action: string
  list_id: number | null
  sequence_id: number | null
  subscriber_id: number | null
  /** JSON object of counts and names of settings. */
  details: string
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
  /** Which version of the list's consent text it was; null where none was shown. */
  text_version: number | null
  /** Keyed hash of the network that it came from; null where none is known or kept. */
  network_hash: string | null
}

/** An address that must not be mailed: only its keyed hash is kept. */
export interface SuppressionTable {
  id: Generated<number>
  address_hash: string
  reason: string
  created_at: number
}
