import type { ListRow } from '../../../db/lists.ts'
import { countSubscriptions } from '../../../db/subscriptions.ts'
import type { Verdict } from '../../core/doctor/findings.ts'
import { judgeList } from '../../core/doctor/list-state.ts'
import { judgeMessage, type Signer } from '../../core/doctor/message-headers.ts'
import type { Context } from '../context.ts'
import { getFlow } from '../flow.ts'
import { senderAddress } from '../send-facts.ts'
import type { DoctorAround, SenderSetup } from './around.ts'
import { checkMailDomain } from './check-domain.ts'
import { sampleMessage } from './sample-message.ts'

/** What a list says of itself, and the headers that its emails get. */
export async function checkList(ctx: Context, around: DoctorAround, list: ListRow): Promise<Verdict[]> {
  const from = senderAddress(ctx, list)
  const settings = judgeList({
    name: list.name,
    from,
    replyTo: list.reply_to,
    postalAddress: list.postal_address,
    privacyUrl: list.privacy_url,
    pauseReason: list.paused_at === null ? null : (list.pause_reason ?? 'it is paused'),
    confirmed: await countSubscriptions(ctx.read, list.id, 'confirmed'),
    spreadMs: (await getFlow(ctx.read)).spreadMs,
  })
  const [replies, message] = await Promise.all([
    checkReplies(around, list, from),
    checkMessage(ctx, around, { list, from }),
  ])
  return [...settings, ...replies, ...message]
}

/** Where replies go to another domain than the sender's, which is looked at by itself. */
async function checkReplies({ probe }: DoctorAround, list: ListRow, from: string | null): Promise<Verdict[]> {
  const domain = list.reply_to === null ? null : domainOf(list.reply_to)
  if (domain === null || (from !== null && domainOf(from) === domain)) return []
  return [await checkMailDomain(probe, { check: 'replies', domain })]
}

async function checkMessage(
  ctx: Context,
  around: DoctorAround,
  { list, from }: { readonly list: ListRow; readonly from: string | null },
): Promise<Verdict[]> {
  if (from === null) return []
  return judgeMessage(await around.bytes(await sampleMessage(ctx, list, from)), signerOf(around.sender))
}

function signerOf(sender: SenderSetup): Signer {
  if (sender.kind === 'capture') return 'nobody'
  if (sender.kind === 'resend') return 'resend'
  return sender.dkim === null ? 'the mail server' : 'we'
}

/** The domain of an address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
