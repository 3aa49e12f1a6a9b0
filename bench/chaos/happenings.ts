import { z } from 'zod'
import type { Context } from '../../src/actions/context.ts'
import { storeResendEvent } from '../../src/actions/store-event.ts'
import type { World } from './world.ts'

/** One in so many messages is told of by a webhook, at once: often before the worker knows that it was taken. */
const ONE_IN = 5

const logged = z.object({ id: z.string(), delivery: z.number(), instance: z.string() })

/** Posts what the provider would tell of new messages; those of a provider without webhooks tell nothing. */
export async function tellOfAccepted(ctx: Context, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const read = logged.safeParse(JSON.parse(line))
    if (!read.success || read.data.delivery % ONE_IN !== 0) continue
    const { id, delivery, instance } = read.data
    const data = { email_id: id, tags: { delivery: String(delivery), instance } }
    const raw = JSON.stringify({
      type: 'email.delivered',
      created_at: new Date(ctx.now()).toISOString(),
      data,
    })
    await storeResendEvent(ctx, { id: `msg_${id}`, raw })
  }
}

/** What people do in the middle of a run: each once, when so much of it is done. */
export interface Happenings {
  /** Does what its time has come for. */
  look(accepted: number): Promise<void>
  /** Does what is left; false where nothing was. */
  finish(): Promise<boolean>
}

/** A second version is published half way, and later the email that could not be composed is mended. */
export function planHappenings({ house }: Pick<World, 'house'>): Happenings {
  const all = house.expected.length
  let published = false
  let mended = false
  return {
    look: async (accepted) => {
      if (!published && accepted > all / 2) {
        published = true
        await house.publishAgain()
      }
      if (!mended && accepted > (all * 3) / 4) mended = await house.mend()
    },
    finish: async () => {
      if (mended) return false
      mended = await house.mend()
      return mended
    },
  }
}
