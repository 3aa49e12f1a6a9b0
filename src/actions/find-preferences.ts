import { fromJson } from '../../db/json.ts'
import { type ListRow, listLists } from '../../db/lists.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import type { Pace } from '../core/delivery/reader-choice.ts'
import { runningPause } from '../core/delivery/reader-pause.ts'
import { shownAddress } from '../core/shown-address.ts'
import { joinFields, type ListField } from '../core/sign-up/list-field.ts'
import type { Context } from './context.ts'
import { findPreferencesReader, type PreferencesReader } from './find-preferences-reader.ts'
import { findPreferencesSeries, type ReaderSeries } from './find-preferences-series.ts'

/** A list that the person is on. */
export interface ReaderList {
  readonly subscriptionId: number
  readonly list: ListRow
  /** Epoch milliseconds; null where it is not known. */
  readonly since: number | null
  readonly pace: Pace
  /** While it is paused, until when. */
  readonly pausedUntil: number | null
  readonly zone: string
  readonly series: readonly ReaderSeries[]
}

/** All that a reader may see and change of what we send them and know of them. */
export interface Preferences {
  /** The list of the link: its looks and language are those of the page. */
  readonly list: ListRow
  /** Shortened: whoever has a forwarded email sees this page too. */
  readonly address: string
  readonly name: string | null
  readonly language: string | null
  readonly zone: string | null
  /** They asked that neither their clicks nor their opens be counted. */
  readonly untracked: boolean
  readonly values: Readonly<Record<string, string>>
  /** What the marketers of the person's lists ask. */
  readonly fields: readonly ListField[]
  readonly lists: readonly ReaderList[]
  /** What they may join here at once. */
  readonly joinable: readonly ListRow[]
  /** Where everything can be left; null where there is nothing to leave. */
  readonly leaveUrl: string | null
}

export type FindPreferences =
  | { readonly kind: 'found'; readonly preferences: Preferences }
  | { readonly kind: 'invalid' }

/** What a link to the preferences leads to. Changes nothing. */
export async function findPreferences(ctx: Context, token: string): Promise<FindPreferences> {
  const reader = await findPreferencesReader(ctx, ctx.read, token)
  return reader ? { kind: 'found', preferences: await preferencesOf(ctx, reader) } : { kind: 'invalid' }
}

async function preferencesOf(ctx: Context, reader: PreferencesReader): Promise<Preferences> {
  const { person, own } = reader
  const all = await listLists(ctx.read)
  const lists = await readerLists(ctx, reader, all)
  const suppressed = await findSuppression(ctx.read, addressHash(ctx.instance.pepper, person.address))
  const on = new Set(lists.map(({ list }) => list.id))
  const leaving = lists.find(({ subscriptionId }) => subscriptionId === own.id) ?? lists[0]
  return {
    list: listOf(all, own),
    address: shownAddress(person.address),
    name: person.name,
    language: person.language,
    zone: person.zone,
    untracked: person.untracked === 1,
    values: fromJson(person.fields),
    fields: joinFields(lists.map(({ list }) => fromJson<ListField[]>(list.fields))),
    lists,
    joinable: suppressed ? [] : all.filter(({ id, listed }) => listed === 1 && !on.has(id)),
    leaveUrl: leaving ? ctx.links.unsubscribe(leaving.subscriptionId) : null,
  }
}

async function readerLists(
  ctx: Context,
  { person, subscriptions }: PreferencesReader,
  all: readonly ListRow[],
): Promise<ReaderList[]> {
  const confirmed = subscriptions.filter(({ state }) => state === 'confirmed')
  const places = confirmed.map((subscription) => ({ subscription, list: listOf(all, subscription) }))
  const series = await findPreferencesSeries(ctx, person, places)
  return places.map(({ subscription, list }) => ({
    subscriptionId: subscription.id,
    list,
    since: subscription.confirmed_at,
    pace: subscription.pace,
    pausedUntil: runningPause(subscription.paused_until, ctx.now()),
    zone: person.zone ?? list.zone,
    series: series.get(subscription.id) ?? [],
  }))
}

function listOf(all: readonly ListRow[], subscription: SubscriptionRow): ListRow {
  const list = all.find(({ id }) => id === subscription.list_id)
  if (!list) throw new Error(`Subscription ${subscription.id} has no list.`)
  return list
}
