import { updateSetting } from '../../db/settings.ts'
import { flowGroup } from '../core/delivery/flow-words.ts'
import { type CheckSetting, checkSetting } from '../core/named-setting.ts'
import { nearestWord } from '../core/nearest-word.ts'
import { readerGroup } from '../core/sign-up/reader-setting-words.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'

export type ChangeSetting =
  | { readonly kind: 'changed'; readonly name: string; readonly value: string }
  | { readonly kind: 'problem'; readonly message: string }

/**
 * Sets one value of the flow or of the reader’s side by name; null takes it back to its default. It holds from the
 * next turn of a worker, or the next request, on.
 */
export async function changeSetting(ctx: Context, name: string, text: string | null): Promise<ChangeSetting> {
  const checked = check(name, text)
  if (checked.kind === 'unknown-name') return { kind: 'problem', message: unknownName(name) }
  if (checked.kind === 'wrong')
    return { kind: 'problem', message: wrongValue(name, checked.expected, text ?? '') }
  const { value } = checked
  await ctx.transact('change-setting', async (tx) => {
    await updateSetting(tx, { name, value: text === null ? null : value, now: ctx.now() })
    await audit(tx, { at: ctx.now(), action: 'setting.changed', details: { name, value } })
  })
  ctx.log('setting.changed', { name })
  return { kind: 'changed', name, value }
}

function check(name: string, text: string | null): CheckSetting {
  const flow = checkSetting(flowGroup, name, text)
  return flow.kind === 'unknown-name' ? checkSetting(readerGroup, name, text) : flow
}

function unknownName(name: string): string {
  const names = [...flowGroup.settings, ...readerGroup.settings].map((one) => one.name)
  const near = nearestWord(name, names)
  const hint = near === null ? 'npx rivulet settings shows them all.' : `Did you mean ${near}?`
  return `There is no setting “${name.slice(0, 60)}”. ${hint}`
}

function wrongValue(name: string, expected: string, text: string): string {
  return `${name} cannot be “${text.slice(0, 60)}”: it must be ${expected}.`
}
