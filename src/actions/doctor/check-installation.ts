import {
  findNewestEvent,
  findNewestMoment,
  findSubmissionBefore,
  getDatabaseFacts,
} from '../../../db/doctor.ts'
import { findInstance, listSigningKeys } from '../../../db/instance.ts'
import { judgeClock } from '../../core/doctor/clock.ts'
import { judgeDatabase, judgeRoom, unreadableDatabase } from '../../core/doctor/database.ts'
import { fail, type LookedUp, type Verdict, warn } from '../../core/doctor/findings.ts'
import { judgeKeyRing } from '../../core/doctor/key-ring.ts'
import { printable } from '../../core/doctor/printable.ts'
import type { WebAnswer } from '../../core/doctor/public-address.ts'
import { judgeWebhook } from '../../core/doctor/webhook.ts'
import type { Context } from '../context.ts'
import { type Circuit, describeSending } from '../describe-sending.ts'
import type { DoctorAround } from './around.ts'

const DAY = 24 * 60 * 60_000

/** How mail leaves: not at all, or why it is held, or whether its provider reports back. */
export async function checkSending(ctx: Context, { sender }: DoctorAround): Promise<Verdict[]> {
  const hold = (await findInstance(ctx.read))?.hold_reason ?? null
  const held =
    hold === null
      ? []
      : [warn('hold', `nothing is sent: ${printable(hold)}`, 'npx rivulet release, once you have looked.')]
  if (sender.kind === 'capture') return [...held, judgeCapture(ctx.settings.mailFault)]
  held.push(...(await describeSending(ctx)).circuits.map(judgeCircuit))
  if (sender.kind !== 'resend') return held
  const webhook = judgeWebhook({
    address: `${ctx.settings.publicUrl}/webhooks/resend`,
    secret: ctx.settings.webhookSecrets.length > 0,
    newestEvent: await findNewestEvent(ctx.read, 'resend'),
    submitted: await findSubmissionBefore(ctx.read, { transport: 'resend', until: ctx.now() - DAY }),
  })
  return [...held, webhook]
}

/** What the provider last said of all our mail. */
function judgeCircuit({ kind, reason }: Circuit): Verdict {
  const found = `sending is stopped (${kind}): ${printable(reason)}`
  if (kind !== 'configuration') return warn('sending', found, 'It goes on by itself; nothing is lost.')
  return fail('sending', found, 'Set that right, then start again, which tries at once.')
}

function judgeCapture(fault: string | null): Verdict {
  if (fault !== null) return fail('transport', 'no mail leaves', fault)
  return warn(
    'transport',
    'mail is captured, nothing leaves',
    'Set RESEND_API_KEY or SMTP_URL when it should.',
  )
}

/** The database, its disk and the keys. Reading a large database takes a while, and nothing else runs meanwhile. */
export async function checkStore(ctx: Context, { probe, databaseFolder }: DoctorAround): Promise<Verdict[]> {
  const keys = await listSigningKeys(ctx.read)
  return [
    ...(await checkDatabase(ctx)),
    ...(databaseFolder === null ? [] : [judgeRoom(await probe.freeBytes(databaseFolder))]),
    judgeKeyRing(
      keys.map((key) => ({ wrapped: key.wrapped === 1, createdAt: key.created_at })),
      ctx.now(),
    ),
  ]
}

async function checkDatabase(ctx: Context): Promise<Verdict[]> {
  try {
    return judgeDatabase(await getDatabaseFacts(ctx.db, ctx.dialect))
  } catch (error) {
    // A file that is badly damaged cannot even be checked.
    if (ctx.dialect.isUnavailable(error)) return [unreadableDatabase()]
    throw error
  }
}

/** Compares our clock with the provider's where it tells the time, else with whoever answers at the public address. */
export async function checkClock(
  ctx: Context,
  { probe, sender }: DoctorAround,
  health: LookedUp<WebAnswer> | null,
): Promise<Verdict> {
  const provider = sender.kind === 'resend' ? await probe.web({ method: 'GET', url: sender.apiUrl }) : null
  const now = ctx.now()
  const answers = [
    { name: 'Resend', at: dateOf(provider) },
    { name: 'the public address', at: dateOf(health) },
  ]
  const elsewhere = answers.flatMap(({ name, at }) => (at === null ? [] : [{ name, at }]))[0] ?? null
  return judgeClock({ now, elsewhere, newest: await findNewestMoment(ctx.read) })
}

function dateOf(answer: LookedUp<WebAnswer> | null): number | null {
  return answer?.kind === 'found' ? answer.value.date : null
}
