import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Where a list's privacy notice and imprint stand, who does not want their clicks and opens counted, and by what
 * former addresses a person is known.
 */
export function whoWrites(): Migration {
  return {
    async up(db) {
      for (const address of ['privacy_url', 'imprint_url'])
        await db.schema.alterTable('lists').addColumn(address, 'text').execute()
      await db.schema
        .alterTable('subscribers')
        .addColumn('untracked', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema.alterTable('address_changes').addColumn('former_hash', 'text').execute()
      await sql`create index address_changes_former on address_changes (former_hash)
        where former_hash is not null`.execute(db)
    },
  }
}
