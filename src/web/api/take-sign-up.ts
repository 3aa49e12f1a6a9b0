import { findListBySlug, type ListRow } from '../../../db/lists.ts'
import type { Context } from '../../actions/context.ts'
import { getReaderSettings } from '../../actions/reader-settings.ts'
import { subscribe } from '../../actions/subscribe.ts'
import { parseAddress } from '../../core/address.ts'
import type { SignUpFault } from '../../core/sign-up/check-sign-up.ts'
import { joinable } from '../../core/sign-up/joinable.ts'
import type { Challenge } from '../challenge.ts'
import { guardSignUp } from '../guard-sign-up.ts'
import type { Refused, SignUp } from './subscription-schema.ts'

export type TakeSignUp =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'faulty'; readonly faults: Refused['faults'] }
  | { readonly kind: 'full'; readonly until: number }

export interface Visitor {
  readonly source: string
  readonly networkHash: string | null
  readonly challenge: Challenge | null
}

/** Takes a sign-up as a program sends it. A list that must not be joined along with others counts as none. */
export async function takeSignUp(
  context: Context,
  sent: SignUp,
  { challenge, ...visitor }: Visitor,
): Promise<TakeSignUp> {
  const slugs = [...new Set(sent.lists ?? [sent.list ?? ''])]
  const lists = await Promise.all(slugs.map((slug) => findListBySlug(context.read, slug)))
  const known = lists.filter((list): list is ListRow => list !== null)
  const allowed = new Set(joinable(known).map(({ slug }) => slug))
  const faults = slugs.flatMap((slug, index) => (allowed.has(slug) ? [] : [noList(sent, index)]))
  if (faults.length > 0) return { kind: 'faulty', faults }
  const guarded = await guard(context, sent, { ...visitor, challenge })
  if (guarded !== null) return guarded
  const outcome = await subscribe(context, {
    ...visitor,
    listIds: known.map(({ id }) => id),
    address: sent.address,
    name: sent.name ?? null,
    profile: { zone: sent.zone ?? null, language: sent.language ?? null, fields: sent.fields ?? {} },
    consentVersion: sent.consent_version ?? null,
    browserHash: null,
  })
  return outcome.kind === 'faulty' ? { kind: 'faulty', faults: outcome.faults.map(tellFault) } : outcome
}

/** What keeps a sign-up of a program out, as it would one of the form; null where nothing does. */
async function guard(
  context: Context,
  { address: typed, challenge: answer }: SignUp,
  { networkHash, challenge }: Visitor,
): Promise<Exclude<TakeSignUp, { kind: 'accepted' }> | null> {
  const address = parseAddress(typed)
  if (address === null) return null
  const settings = await getReaderSettings(context.read)
  const form = { 'h-captcha-response': answer }
  const guarded = await guardSignUp(context, {
    ...{ address, networkHash, settings, form, challenge },
    stamp: null,
  })
  if (guarded.kind === 'full') return guarded
  if (guarded.kind === 'challenge-failed')
    return {
      kind: 'faulty',
      faults: [{ field: 'challenge', problem: 'The answer to the challenge is missing or wrong.' }],
    }
  if (guarded.kind === 'refused')
    return { kind: 'faulty', faults: [{ field: 'address', problem: REFUSED[guarded.why] }] }
  return null
}

const REFUSED = {
  disposable: 'The address is of a service that throws mail away.',
  role: 'The address is of an office rather than a person.',
  'no-mail-server': 'The domain of the address takes no email.',
} as const

function noList({ lists }: SignUp, index: number): Refused['faults'][number] {
  const field = lists === undefined ? 'list' : `lists.${index}`
  return { field, problem: 'There is no such list, or it cannot be joined along with others.' }
}

function tellFault(fault: SignUpFault): Refused['faults'][number] {
  if (fault.at === 'fields') return { field: `fields.${fault.key.slice(0, 80)}`, problem: FIELD[fault.fault] }
  return { field: fault.at === 'consent' ? 'consent_version' : fault.at, problem: PROBLEMS[fault.at] }
}

const FIELD = {
  invalid:
    'This is not an answer that the list takes: one line of at most 200 characters, or one of its choices.',
  missing: 'The list asks for an answer.',
  unknown: 'The list asks for no such thing.',
} as const

const PROBLEMS = {
  address: 'This is not an email address that can be written to.',
  name: 'A name is one line of at most 200 characters.',
  zone: 'There is no such time zone.',
  language: 'This is not a language tag.',
  consent: 'The consent text has changed since; show the new one.',
} as const
