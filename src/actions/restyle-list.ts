import { fromJson, toJson } from '../../db/json.ts'
import { findListByName, getList, type ListRow, updateList } from '../../db/lists.ts'
import { type CurrentStep, listCurrentSteps, updateStepTemplate } from '../../db/step-looks.ts'
import type { Letter } from '../core/mail/letter.ts'
import { type Layout, type Theme, themeOf } from '../core/mail/theme.ts'
import { audit } from './audit.ts'
import { compileLetters } from './compile-letters.ts'
import type { Context } from './context.ts'
import { keepTemplate } from './keep-template.ts'

/** How a list is to look. What is absent stays as it is; a theme of null is the plain one. */
export interface WantedLook {
  readonly theme?: Theme | null
  readonly layout?: Layout
}

export type RestyleList =
  | {
      readonly kind: 'restyled'
      readonly list: ListRow
      /** How many published emails wear the look now. */
      readonly emails: number
    }
  | { readonly kind: 'problem'; readonly message: string }

/**
 * Gives a list another look: its pages and notices at once, its published emails one by one. What is frozen already keeps
 * its bytes. Where it was interrupted, doing it again goes on.
 */
export async function restyleList(ctx: Context, name: string, wanted: WantedLook): Promise<RestyleList> {
  const list = await ctx.transact('restyle-list', async (tx) => {
    const found = await findListByName(tx, name)
    if (!found) return null
    await updateList(tx, found.id, { theme: lookJson(found.theme, wanted) })
    await audit(tx, {
      at: ctx.now(),
      action: 'list.changed',
      list: found.id,
      details: { settings: ['theme'] },
    })
    return await getList(tx, found.id)
  })
  if (!list) return { kind: 'problem', message: `There is no list called “${name}”.` }
  let emails = 0
  for (const step of await listCurrentSteps(ctx.read, list.id)) {
    if (await restyleStep(ctx, list, step)) emails += 1
  }
  ctx.log('list.restyled', { list: list.id, emails })
  return { kind: 'restyled', list, emails }
}

/** What the list keeps: nothing where it looks plain. */
function lookJson(before: string | null, { theme, layout }: WantedLook): string | null {
  const base = theme === undefined ? themeOf(before) : (theme ?? themeOf(null))
  const look: Theme = { ...base, layout: layout ?? base.layout }
  const json = toJson(look)
  return json === toJson(themeOf(null)) ? null : json
}

/** False where the list has been given yet another look meanwhile: whoever did that restyles its emails. */
async function restyleStep(ctx: Context, list: ListRow, step: CurrentStep): Promise<boolean> {
  const compiled = await compileLetters([fromJson<Letter>(step.letter)], themeOf(list.theme))
  const template = compiled.kind === 'compiled' ? compiled.letters[0]?.template : undefined
  if (template === undefined) throw new Error(`Step ${step.stepId} was published and cannot be compiled.`)
  return await ctx.transact('restyle-step', async (tx) => {
    if ((await getList(tx, list.id)).theme !== list.theme) return false
    const templateHash = await keepTemplate(tx, template, ctx.now())
    await updateStepTemplate(tx, { ...step, templateHash })
    return true
  })
}
