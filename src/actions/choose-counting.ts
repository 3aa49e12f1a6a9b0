import { updateSubscriber } from '../../db/subscribers.ts'
import type { Context } from './context.ts'
import { findPreferencesReader } from './find-preferences-reader.ts'

export type ChooseCounting = { readonly kind: 'saved' } | { readonly kind: 'invalid' }

/**
 * Lets a reader say whether their clicks and opens may be counted, where their lists do that. Emails frozen after this
 * returns have plain links and no picture; links of older ones still lead where they led, and nothing is recorded.
 */
export async function chooseCounting(ctx: Context, token: string, counted: boolean): Promise<ChooseCounting> {
  return await ctx.transact('choose-counting', async (tx): Promise<ChooseCounting> => {
    const reader = await findPreferencesReader(ctx, tx, token)
    if (!reader) return { kind: 'invalid' }
    await updateSubscriber(tx, reader.person.id, { untracked: counted ? 0 : 1 })
    ctx.log('reader.counting', { subscriber: reader.person.id, untracked: counted ? 0 : 1 })
    return { kind: 'saved' }
  })
}
