import { fromJson, toJson } from '../../db/json.ts'
import { listLists } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { type SubscriberRow, updateSubscriber } from '../../db/subscribers.ts'
import { parseName } from '../core/address.ts'
import { readerLanguage } from '../core/language/reader-language.ts'
import { zoneNamed } from '../core/language/zone-names.ts'
import { joinFields, type ListField } from '../core/sign-up/list-field.ts'
import type { Context } from './context.ts'
import { findPreferencesReader, type PreferencesReader } from './find-preferences-reader.ts'
import { rescheduleReader } from './reschedule-reader.ts'

/** What a reader typed about themselves; an empty answer takes back what was there. */
export interface TypedPreferences {
  readonly name: string
  /** A language of ours; empty for that of the list. */
  readonly language: string
  /** A zone by its city or its IANA name; empty for that of the list. */
  readonly zone: string
  /** By key; a missing one stays as it is. */
  readonly fields: Readonly<Record<string, string>>
}

export type ChangePreferences =
  | { readonly kind: 'saved' }
  /** Where the first fault is: `name`, `language`, `zone`, or `field.` and its key. */
  | { readonly kind: 'faulty'; readonly at: string }
  | { readonly kind: 'invalid' }

/** Changes what we know of a reader as they say it. A new zone moves what is scheduled at once. */
export async function changePreferences(
  ctx: Context,
  token: string,
  typed: TypedPreferences,
): Promise<ChangePreferences> {
  return await ctx.transact('change-preferences', async (tx): Promise<ChangePreferences> => {
    const reader = await findPreferencesReader(ctx, tx, token)
    if (!reader) return { kind: 'invalid' }
    const checked = checkTyped(typed, { person: reader.person, asked: await askedOf(tx, reader) })
    if (checked.kind === 'faulty') return checked
    await keep(ctx, tx, { reader, profile: checked.profile })
    return { kind: 'saved' }
  })
}

async function askedOf(tx: Db, { subscriptions }: PreferencesReader): Promise<ListField[]> {
  const on = new Set(subscriptions.filter(({ state }) => state === 'confirmed').map((one) => one.list_id))
  const lists = (await listLists(tx)).filter(({ id }) => on.has(id))
  return joinFields(lists.map(({ fields }) => fromJson<ListField[]>(fields)))
}

type Profile = Pick<SubscriberRow, 'name' | 'language' | 'zone' | 'fields'>

type Checked =
  | { readonly kind: 'fine'; readonly profile: Profile }
  | { readonly kind: 'faulty'; readonly at: string }

interface Around {
  readonly person: SubscriberRow
  readonly asked: readonly ListField[]
}

function checkTyped(typed: TypedPreferences, { person, asked }: Around): Checked {
  const name = readLine(typed.name)
  if (name === null) return { kind: 'faulty', at: 'name' }
  const language = kept(typed.language, person.language) ?? readerLanguage(typed.language)
  if (typed.language !== '' && language === null) return { kind: 'faulty', at: 'language' }
  const zone = kept(typed.zone, person.zone) ?? zoneNamed(typed.zone)
  if (typed.zone !== '' && zone === null) return { kind: 'faulty', at: 'zone' }
  const wrong = asked.find((field) => !isAnswer(typed.fields[field.key] ?? '', field))
  if (wrong) return { kind: 'faulty', at: `field.${wrong.key}` }
  const fields = answersOf(typed, { person, asked })
  return { kind: 'fine', profile: { name: name || null, language, zone, fields } }
}

/** What stands may stay, even where it is none that the page offers. */
function kept(typed: string, standing: string | null): string | null {
  return typed === standing ? standing : null
}

/** One line without spaces around it; null where it is none, or where its bytes were of another charset. */
function readLine(text: string): string | null {
  return text.includes('\uFFFD') ? null : parseName(text)
}

function isAnswer(typed: string, { kind, options }: ListField): boolean {
  const answer = readLine(typed)
  return answer !== null && (answer === '' || kind === 'text' || options.includes(answer))
}

/** JSON, in one order always, so that the same answers are the same text. */
function answersOf(typed: TypedPreferences, { person, asked }: Around): string {
  const answers = new Map(Object.entries(fromJson<Record<string, string>>(person.fields)))
  for (const { key } of asked) {
    const answer = Object.hasOwn(typed.fields, key) ? readLine(typed.fields[key] ?? '') : undefined
    if (answer === '') answers.delete(key)
    else if (answer) answers.set(key, answer)
  }
  return toJson(Object.fromEntries(answers))
}

interface Keeping {
  readonly reader: PreferencesReader
  readonly profile: Profile
}

async function keep(ctx: Context, tx: Db, { reader, profile }: Keeping): Promise<void> {
  const { person, subscriptions } = reader
  await updateSubscriber(tx, person.id, profile)
  if (profile.zone === person.zone) return
  const confirmed = subscriptions.filter(({ state }) => state === 'confirmed')
  for (const { id } of confirmed) await rescheduleReader(tx, { subscriptionId: id, now: ctx.now() })
}
