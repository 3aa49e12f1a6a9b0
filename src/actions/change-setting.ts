import { updateSetting } from '../../db/settings.ts'
import { defaultFlow } from '../core/delivery/flow-settings.ts'
import { type FlowSetting, flowSettings } from '../core/delivery/flow-words.ts'
import { nearestWord } from '../core/nearest-word.ts'
import type { Context } from './context.ts'

export type ChangeSetting =
  | { readonly kind: 'changed'; readonly name: string; readonly value: string }
  | { readonly kind: 'problem'; readonly message: string }

/** Sets one value of the flow by name; null takes it back to its default. It holds from the next turn of a worker on. */
export async function changeSetting(ctx: Context, name: string, text: string | null): Promise<ChangeSetting> {
  const setting = flowSettings.find((one) => one.name === name)
  if (!setting) return { kind: 'problem', message: unknownName(name) }
  const flow = text === null ? defaultFlow : setting.read(defaultFlow, text)
  if (flow === null) return { kind: 'problem', message: wrongValue(setting, text ?? '') }
  const value = setting.say(flow)
  await ctx.transact('change-setting', (tx) =>
    updateSetting(tx, { name, value: text === null ? null : value, now: ctx.now() }),
  )
  ctx.log('setting.changed', { name })
  return { kind: 'changed', name, value }
}

function unknownName(name: string): string {
  const near = nearestWord(
    name,
    flowSettings.map((one) => one.name),
  )
  const hint = near === null ? 'npx rivulet settings shows them all.' : `Did you mean ${near}?`
  return `There is no setting “${name.slice(0, 60)}”. ${hint}`
}

function wrongValue({ name, expected }: FlowSetting, text: string): string {
  return `${name} cannot be “${text.slice(0, 60)}”: it must be ${expected}.`
}
