import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../../src/actions/context.ts'
import { importSubscribers } from '../../src/actions/import-subscribers.ts'

/** People who agreed elsewhere, on a list: `reader-1@example.com` and so on. */
export async function importReaders(
  context: Context,
  list: ListRow,
  count: number,
  name = 'reader',
): Promise<void> {
  async function* rows() {
    for (let line = 1; line <= count; line++) yield { line, address: `${name}-${line}@example.com`, name: '' }
  }
  const imported = await importSubscribers(context, {
    listName: list.name,
    consent: 'signed up at the desk',
    rows: rows(),
  })
  if (imported.kind === 'problem') throw new Error(imported.message)
}
