import { findListByName, findListBySlug, insertList, type ListRow } from '../../db/lists.ts'
import { consentWords } from '../core/sign-up/consent-words.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { countedBy } from './counted-of.ts'
import { asksForOurs } from './list-consent.ts'
import { checkListSettings, type ListChange, type ListProblem, type ListSettings } from './list-settings.ts'
import { opennessFault } from './openness-settings.ts'

export type CreateList = { readonly kind: 'created'; readonly list: ListRow } | ListProblem

/** Makes a list. What is not given comes from the defaults of the environment. */
export async function createList(
  ctx: Context,
  input: ListSettings & { readonly name: string },
): Promise<CreateList> {
  const checked = checkListSettings(input)
  if (checked.kind === 'problem') return checked
  const fault = opennessFault(input, false)
  if (fault !== null) return { kind: 'problem', message: fault }
  const name = input.name.trim()
  return await ctx.transact('create-list', async (tx): Promise<CreateList> => {
    if (await findListByName(tx, name)) return { kind: 'problem', message: nameTaken(name) }
    const { defaults } = ctx.settings
    const list = await insertList(tx, {
      name,
      slug: await freeSlug(name, async (slug) => (await findListBySlug(tx, slug)) === null),
      from_name: name,
      from_address: defaults.from,
      reply_to: defaults.replyTo,
      postal_address: defaults.postalAddress,
      zone: 'UTC',
      language: 'en',
      footer_note: null,
      created_at: ctx.now(),
      ...checked.change,
      consent_text: consentText(name, input, checked.change),
    })
    await audit(tx, { at: ctx.now(), action: 'list.created', list: list.id })
    return { kind: 'created', list }
  })
}

/** Ours says what the list counts from the start: nobody has agreed to anything else yet. */
function consentText(
  name: string,
  { language = 'en', consentText }: ListSettings,
  change: ListChange,
): string {
  const { consent_text, track_clicks = 0, track_opens = 0 } = change
  if (consent_text !== undefined && !asksForOurs(consentText)) return consent_text
  return consentWords(name, language, countedBy({ track_clicks, track_opens }))
}

function nameTaken(name: string): string {
  return `There is already a list called “${name}”. Choose another name, or change that one with \`list set\`.`
}

async function freeSlug(name: string, isFree: (slug: string) => Promise<boolean>): Promise<string> {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['list']
  const base = words.join('-').slice(0, 60)
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (await isFree(slug)) return slug
  }
}
