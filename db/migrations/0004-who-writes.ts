import type { Migration } from 'kysely/migration'

/** Where a list's privacy notice and imprint stand, and who does not want their clicks and opens counted. */
export function whoWrites(): Migration {
  return {
    async up(db) {
      for (const address of ['privacy_url', 'imprint_url'])
        await db.schema.alterTable('lists').addColumn(address, 'text').execute()
      await db.schema
        .alterTable('subscribers')
        .addColumn('untracked', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
    },
  }
}
