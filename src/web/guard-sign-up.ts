import type { Context } from '../actions/context.ts'
import { type JudgeAddress, judgeAddress } from '../actions/judge-address.ts'
import { signUpRoom } from '../actions/sign-up-limits.ts'
import type { ReaderSettings } from '../core/sign-up/reader-settings.ts'
import { type Challenge, isLetIn } from './challenge.ts'
import { judgeFillTime } from './fill-time.ts'

/** What a form brought besides what its visitor typed. */
export interface Guarding {
  /** The address as `parseAddress` gave it. */
  readonly address: string
  readonly networkHash: string | null
  /** The hidden field of the form; null where it has none. */
  readonly stamp: string | null
  /** All fields as sent. */
  readonly form: Readonly<Record<string, unknown>>
  readonly settings: ReaderSettings
  /** Null where none is set up. */
  readonly challenge: Challenge | null
}

export type GuardSignUp =
  | { readonly kind: 'go' }
  /** Show the form again with this stamp, and ask to press once more. */
  | { readonly kind: 'again'; readonly stamp: string }
  /** No room before `until` (epoch milliseconds). */
  | { readonly kind: 'full'; readonly until: number }
  | { readonly kind: 'challenge-failed' }
  | Extract<JudgeAddress, { readonly kind: 'refused' }>

/**
 * Whether a sign-up may go on to `subscribe`, which takes the room that is only looked at here. What costs nothing
 * is asked first, and other servers only for a visitor within the limits. Nothing of the answer depends on whether the
 * address is known.
 */
export async function guardSignUp(ctx: Context, guarding: Guarding): Promise<GuardSignUp> {
  const { address, networkHash, stamp, form, settings, challenge } = guarding
  const now = ctx.now()
  const filled = judgeFillTime(ctx.keys, { stamp, now, fillMs: settings.fillMs })
  if (filled.kind === 'again') return filled
  const room = await signUpRoom(ctx.read, { networkHash, now, settings })
  if (room.kind === 'full') return { kind: 'full', until: room.until }
  if (settings.challenge === 'on' && challenge && !isLetIn(await challenge.verify(form)))
    return { kind: 'challenge-failed' }
  const judged = await judgeAddress(ctx, address, settings)
  return judged.kind === 'refused' ? judged : { kind: 'go' }
}
