import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../../src/actions/context.ts'
import { createList } from '../../src/actions/create-list.ts'
import { type ImportRow, importSubscribers } from '../../src/actions/import-subscribers.ts'

/** A new list with these people on it, who have all consented. */
export async function peopledList(ctx: Context, name: string, people: readonly string[]): Promise<ListRow> {
  const made = await createList(ctx, { name, fromName: 'Maya', zone: 'UTC' })
  if (made.kind === 'problem') throw new Error(made.message)
  const rows = rowsOf(people)
  const imported = await importSubscribers(ctx, { listName: name, consent: 'sign-up form, 2026-11-01', rows })
  if (imported.kind === 'problem') throw new Error(imported.message)
  return made.list
}

async function* rowsOf(people: readonly string[]): AsyncGenerator<ImportRow> {
  for (const [index, address] of people.entries())
    yield { line: index + 2, address, name: `Reader ${index + 1}` }
}
