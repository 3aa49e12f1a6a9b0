import { findListByName, getList, type ListRow, updateList } from '../../db/lists.ts'
import { updateListReschedule } from '../../db/sequences.ts'
import type { Context } from './context.ts'
import { checkListSettings, type ListProblem, type ListSettings } from './list-settings.ts'
import { rescheduleAll } from './reschedule.ts'

export type ChangeList = { readonly kind: 'changed'; readonly list: ListRow } | ListProblem

/** Changes what a list says of itself; every email that is not yet frozen shows it. */
export async function changeList(
  ctx: Context,
  name: string,
  settings: Omit<ListSettings, 'name'>,
): Promise<ChangeList> {
  const checked = checkListSettings(settings)
  if (checked.kind === 'problem') return checked
  const changed = await ctx.transact('change-list', async (tx): Promise<ChangeList> => {
    const list = await findListByName(tx, name)
    if (!list) return { kind: 'problem', message: `There is no list called “${name}”.` }
    if (Object.keys(checked.change).length > 0) await updateList(tx, list.id, checked.change)
    const { zone } = checked.change
    if (zone !== undefined && zone !== list.zone) await updateListReschedule(tx, list.id)
    return { kind: 'changed', list: await getList(tx, list.id) }
  })
  await rescheduleAll(ctx)
  return changed
}
