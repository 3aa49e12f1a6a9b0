import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../actions/context.ts'
import { getReaderSettings } from '../actions/reader-settings.ts'
import { type Subscribe, subscribe } from '../actions/subscribe.ts'
import { parseAddress } from '../core/address.ts'
import { meantAddress } from '../core/sign-up/suggest-address.ts'
import type { Challenge } from './challenge.ts'
import { type GuardSignUp, guardSignUp } from './guard-sign-up.ts'
import type { TypedForm } from './read-sign-up.ts'

/** Why a form is shown once more, besides faults in what was typed. */
export type Again = Exclude<GuardSignUp, { readonly kind: 'go' | 'full' }> | Suggestion

export interface Suggestion {
  readonly kind: 'did-you-mean'
  readonly address: string
}

export type TakeForm =
  | Subscribe
  /** The form again, with what is asked of its visitor. */
  | { readonly kind: 'again'; readonly again: Again }

export interface TakingForm {
  readonly form: TypedForm
  /** The form's own list, then those that were chosen besides. */
  readonly lists: readonly ListRow[]
  readonly source: string
  readonly language: string | null
  readonly visitor: { readonly browserHash: string; readonly networkHash: string | null }
  readonly challenge: Challenge | null
}

/**
 * Takes a sign-up form, or says why not yet. What a machine filled in where no person can see is answered as if it
 * had been taken.
 */
export async function takeForm(ctx: Context, taking: TakingForm): Promise<TakeForm> {
  const { form, visitor } = taking
  if (form.trap !== '') return { kind: 'accepted' }
  const address = parseAddress(form.address)
  if (address !== null) {
    const settings = await getReaderSettings(ctx.read)
    const { networkHash } = visitor
    const guarding = { address, networkHash, stamp: form.stamp, form: form.sent, settings }
    const guarded = await guardSignUp(ctx, { ...guarding, challenge: taking.challenge })
    if (guarded.kind === 'full') return guarded
    if (guarded.kind !== 'go') return { kind: 'again', again: guarded }
  }
  const meant = form.kept === form.address ? null : meantAddress(form.address)
  if (meant !== null) return { kind: 'again', again: { kind: 'did-you-mean', address: meant } }
  return await subscribe(ctx, {
    ...visitor,
    listIds: taking.lists.map(({ id }) => id),
    address: form.address,
    name: form.name.trim() === '' ? null : form.name,
    profile: { zone: form.zone, language: taking.language, fields: form.fields },
    consentVersion: form.consentVersion,
    source: taking.source,
  })
}
