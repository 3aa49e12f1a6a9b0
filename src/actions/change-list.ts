import { findListByName, getList, type ListRow, updateList } from '../../db/lists.ts'
import { updateListReschedule } from '../../db/sequences.ts'
import { type ConsentAdvice, consentAdvice } from '../core/sign-up/consent-words.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { consentChange, consentOf } from './list-consent.ts'
import { checkListSettings, type ListProblem, type ListSettings } from './list-settings.ts'
import { opennessFault } from './openness-settings.ts'
import { rescheduleAll } from './reschedule.ts'

export type ChangeList =
  | {
      readonly kind: 'changed'
      readonly list: ListRow
      /** What should be known of the consent text, which no other setting changes. */
      readonly advice: ConsentAdvice
    }
  | ListProblem

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
    const fault = opennessFault(settings, list.sensitive === 1)
    if (fault !== null) return { kind: 'problem', message: fault }
    const asked = { ...checked.change, ...consentChange(list, checked.change) }
    const change = { ...asked, ...newVersion(list, asked.consent_text) }
    const changed = Object.keys(change)
    if (changed.length > 0) {
      await updateList(tx, list.id, change)
      const details = { settings: changed }
      await audit(tx, { at: ctx.now(), action: 'list.changed', list: list.id, details })
    }
    const { zone } = checked.change
    if (zone !== undefined && zone !== list.zone) await updateListReschedule(tx, list.id)
    const is = await getList(tx, list.id)
    return { kind: 'changed', list: is, advice: consentAdvice(consentOf(list), consentOf(is)) }
  })
  await rescheduleAll(ctx)
  return changed
}

/** Other words that people agree to are another version: each record of consent says which it was. */
function newVersion(list: ListRow, text: string | undefined): Partial<Pick<ListRow, 'consent_version'>> {
  return text === undefined || text === list.consent_text ? {} : { consent_version: list.consent_version + 1 }
}
