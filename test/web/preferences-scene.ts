import { findNextWake } from '../../db/claims.ts'
import { toJson } from '../../db/json.ts'
import { updateList } from '../../db/lists.ts'
import { createList } from '../../src/actions/create-list.ts'
import { DAY } from '../support/context.ts'
import { publishSteps, signUp } from '../support/published.ts'
import { publishSample, type Site, sendAllDue } from './site.ts'

/** A reader in the middle of two series, and another list that they may join. Gives the path of their preferences. */
export async function openPreferences(site: Site): Promise<string> {
  const { context, list } = site
  await publishSample(site)
  await publishSteps(context, list, { key: 'second', steps: ['welcome', 'Sleep well', 'Wake well'] })
  const other = await createList(context, { name: 'Notes from the garden', zone: 'Europe/Dublin' })
  if (other.kind === 'problem') throw new Error(other.message)
  const text = 'Yes, send me Notes from the garden, once a month.'
  await updateList(context.db, other.list.id, { listed: 1, consent_text: text })
  const topic = { key: 'topic', label: 'Topic', kind: 'choice', options: ['Sleep', 'Work'], required: false }
  const city = { key: 'city', label: 'Where do you live?', kind: 'text', options: [], required: false }
  await updateList(context.db, list.id, { fields: toJson([topic, city]) })
  await signUp(site, list, 'ana@example.com', 'Ana')
  await sendAllDue(site)
  const until = site.clock.now + 9 * DAY
  for (let wake = await findNextWake(context.read); wake !== null && wake <= until; ) {
    site.clock.now = Math.max(site.clock.now, wake)
    await sendAllDue(site)
    wake = await findNextWake(context.read)
  }
  site.clock.now = until
  return new URL(context.links.preferences(1)).pathname
}
