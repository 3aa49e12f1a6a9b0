import { updateListDaysCleared } from '../../db/list-days.ts'
import { findListByName, getList, type ListRow, listLists, updateList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { updateListResumed } from '../../db/sequences.ts'
import { nearestWord } from '../core/nearest-word.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { rescheduleAll } from './reschedule.ts'

export type PauseList =
  | { readonly kind: 'changed' | 'unchanged'; readonly list: ListRow }
  | { readonly kind: 'problem'; readonly message: string }

/** Stops everything of a list but confirmations; what falls due meanwhile is held. A paused list keeps its first reason. */
export async function pauseList(ctx: Context, name: string, reason: string | null): Promise<PauseList> {
  return await ctx.transact('pause-list', async (tx) => {
    const found = await findNamedList(tx, name)
    if (found.kind === 'problem') return found
    if (found.list.paused_at !== null) return { kind: 'unchanged', list: found.list }
    const words = oneLine(reason ?? '') || 'paused by hand'
    await updateList(tx, found.list.id, { paused_at: ctx.now(), pause_reason: words })
    await audit(tx, { at: ctx.now(), action: 'list.paused', list: found.list.id })
    ctx.log('list.paused', { list: found.list.id, by: 'hand' })
    return { kind: 'changed', list: await getList(tx, found.list.id) }
  })
}

/**
 * Goes on where everybody stood: what fell due meanwhile moves to its next slot instead of firing at once, and
 * the list's health is counted anew. Series that were paused by themselves stay paused.
 */
export async function resumeList(ctx: Context, name: string): Promise<PauseList> {
  const resumed = await ctx.transact('resume-list', async (tx): Promise<PauseList> => {
    const found = await findNamedList(tx, name)
    if (found.kind === 'problem') return found
    const { id, paused_at } = found.list
    if (paused_at === null) return { kind: 'unchanged', list: found.list }
    await updateList(tx, id, { paused_at: null, pause_reason: null, resumed_at: ctx.now() })
    await updateListDaysCleared(tx, id)
    await updateListResumed(tx, id, ctx.now())
    await audit(tx, { at: ctx.now(), action: 'list.resumed', list: id })
    ctx.log('list.resumed', { list: id })
    return { kind: 'changed', list: await getList(tx, id) }
  })
  await rescheduleAll(ctx)
  return resumed
}

type NamedList =
  | { readonly kind: 'found'; readonly list: ListRow }
  | { readonly kind: 'problem'; readonly message: string }

async function findNamedList(tx: Db, name: string): Promise<NamedList> {
  const list = await findListByName(tx, name)
  if (list) return { kind: 'found', list }
  const names = (await listLists(tx)).map((one) => one.name)
  const near = nearestWord(name, names)
  const hint = near === null ? 'npx rivulet list show names them all.' : `Did you mean “${near}”?`
  return { kind: 'problem', message: `There is no list called “${name.slice(0, 60)}”. ${hint}` }
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
