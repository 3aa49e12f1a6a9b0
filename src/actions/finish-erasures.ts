import { listErasableEmails, listErasing } from '../../db/erasure.ts'
import type { Context } from './context.ts'
import { eraseMail, forgetCaptured, redactNaming, type Theirs, theirsOf } from './erase-mail.ts'

const PEOPLE_PER_LOOK = 100

/**
 * Goes on with the erasure of people whose mail was under way: what its outcome no longer needs is erased too. Says
 * whether more may be left to do at once.
 */
export async function finishErasures(ctx: Context): Promise<boolean> {
  // Looked up without the write lock: mostly there is nobody.
  let erased = 0
  for (const personId of await listErasing(ctx.read, PEOPLE_PER_LOOK)) erased += await goOn(ctx, personId)
  return erased === PEOPLE_PER_LOOK
}

/** Gives 1 where something of the person's was erased. */
async function goOn(ctx: Context, personId: number): Promise<number> {
  // As ever, traces go first: a crash in between leaves the rows, which tell whose they were.
  const theirs = theirsOf(await listErasableEmails(ctx.read, personId))
  await redactNaming(ctx, theirs)
  await eraseCaptured(ctx, theirs)
  const settled = await ctx.transact('finish-erasure', async (tx) => {
    const emails = theirsOf(await listErasableEmails(tx, personId))
    const { waiting } = await eraseMail(tx, personId)
    if (emails.emails.length > 0) ctx.log('erasure.went-on', { subscriber: personId, waiting })
    return emails
  })
  // Some may have been settled since they were looked up.
  await eraseCaptured(ctx, settled)
  return settled.emails.length > 0 ? 1 : 0
}

async function eraseCaptured(ctx: Context, theirs: Theirs): Promise<void> {
  if (theirs.emails.length > 0) await forgetCaptured(ctx, theirs)
}
