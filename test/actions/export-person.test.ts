import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listSigningKeys } from '../../db/instance.ts'
import type { ListRow } from '../../db/lists.ts'
import { exportPerson, type PersonExport } from '../../src/actions/export-person.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { listReferences } from '../support/full-dump.ts'
import { makeList } from '../support/published.ts'
import { ana, askCity, ben, liveThrough } from '../support/whole-person.ts'

/** Where the export tells of each table that refers to a person. */
const places: Readonly<Record<string, string>> = {
  subscribers: 'person',
  subscriptions: 'subscriptions',
  consents: 'consents',
  sequence_choices: 'choices',
  address_changes: 'addressChanges',
  enrolments: 'enrolments',
  deliveries: 'deliveries',
  attempts: 'attempts',
  events: 'events',
  audit: 'audit',
}

/** Columns that tell nothing of the person that the export does not tell elsewhere. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  // The address in lower case; `fields` has a place of its own; whether an erasure goes on.
  subscribers: ['address_key', 'fields', 'erasing'],
  // Given as subject, recipient and text; which worker held it, and for how long.
  deliveries: ['frozen', 'owner', 'lease_until'],
}

for (const dialect of DIALECTS) {
  describe(`the export of a person on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    let personId: number
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await askCity(test, list)
      personId = await liveThrough(test, list, ana)
    })
    afterEach(() => test.close())

    const exported = async (address = ana.address): Promise<PersonExport> => {
      const found = await exportPerson(test.context, address)
      if (found.kind !== 'exported') throw new Error('Nobody is there.')
      return found.data
    }

    /** Tables that point to `subscribers`, straight or through others, and those that name a person without a key. */
    const personalTables = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
      const tables = await test.context.db.introspection.getTables()
      const found = new Set(['subscribers'])
      for (let size = 0; size < found.size; ) {
        size = found.size
        for (const { name, columns } of tables) {
          const points = (await listReferences(test.context, name)).some((table) => found.has(table))
          const names = columns.some((column) => /^(subscriber|subscription|delivery)_id$/.test(column.name))
          if (points || names) found.add(name)
        }
      }
      const columnsOf = (table: string) =>
        tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? []
      return new Map([...found].map((table) => [table, columnsOf(table)]))
    }

    it('tells every row and column of every table that refers to them', async () => {
      const before = await exported()
      const data = { ...before, ...(await exported()) }
      const tables = await personalTables()
      expect([...tables.keys()].toSorted()).toEqual(Object.keys(places).toSorted())
      for (const [table, columns] of tables) {
        const told = [data[places[table] ?? '']].flat() as Record<string, unknown>[]
        const kept = await sql<{ id: number }>`select id from ${sql.table(table)} order by id`.execute(
          test.context.db,
        )
        // The last entry of the audit log tells of this very export.
        const ids = kept.rows.map(({ id }) => id)
        const theirs = table === 'audit' ? [] : ids
        expect(told.length, table).toBeGreaterThan(0)
        for (const id of theirs)
          expect(
            told.map((row) => row.id),
            table,
          ).toContain(id)
        const names = columns.filter((name) => !(elsewhere[table] ?? []).includes(name))
        expect(Object.keys(told[0] ?? {}), table).toEqual(expect.arrayContaining(names))
      }
    })

    it('tells the consent whole: when, which words and version, where, from what network, and when confirmed', async () => {
      const { consents } = (await exported()) as { consents: Record<string, unknown>[] }
      const words = { text: list.consent_text, text_version: 1 }
      expect(consents).toMatchObject([
        {
          kind: 'requested',
          ...words,
          source: '/subscribe/weekly-tips',
          network_hash: 'net-1',
          at: '2026-11-30T10:00:00.000Z',
        },
        {
          kind: 'confirmed',
          ...words,
          source: '/confirm',
          network_hash: 'net-2',
          at: '2026-11-30T10:00:00.000Z',
        },
      ])
    })

    it('tells the words of each email that is kept, and only the subject of one that is not', async () => {
      const step = (data: PersonExport) =>
        (data.deliveries as Record<string, unknown>[]).find(
          ({ kind, submitted_at }) => kind === 'step' && submitted_at,
        )
      expect(step(await exported())).toMatchObject({ subject: 'welcome', to: { address: ana.address } })
      expect(String(step(await exported())?.text)).toContain('This is welcome.')
      await test.context.db.updateTable('deliveries').set({ frozen: null }).execute()
      expect(step(await exported())).toMatchObject({ subject: 'welcome', to: null, text: null })
    })

    it('tells what they told: name, fields, choices, wishes and why they left', async () => {
      const text = JSON.stringify(await exported())
      for (const words of [ana.name, ana.city, ana.reason, ana.wished, 'monthly', 'Europe/Lisbon'])
        expect(text).toContain(words)
    })

    it('holds no secret of the installation and nothing of anybody else', async () => {
      await liveThrough(test, list, ben)
      const text = JSON.stringify(await exported()).toLowerCase()
      for (const words of Object.values(ben)) expect(text).not.toContain(words.toLowerCase())
      const [key] = await listSigningKeys(test.context.db)
      expect(text).not.toContain(key?.secret.toLowerCase())
      expect(text).not.toContain(test.context.instance.pepper.toLowerCase())
    })

    it('takes nobody with a longer address for them', async () => {
      await test.context.db
        .insertInto('events')
        .values({
          provider: 'resend',
          provider_event_id: 'x',
          kind: 'unknown',
          raw: `{"to":"not.${ana.address}"}`,
          occurred_at: 1,
          received_at: 1,
        })
        .execute()
      expect(JSON.stringify(await exported())).not.toContain(`not.${ana.address}`)
    })

    it('is told to the audit log by the person’s number, without a name', async () => {
      await exported()
      const rows = await test.context.db
        .selectFrom('audit')
        .selectAll()
        .where('action', '=', 'person.exported')
        .execute()
      expect(rows).toMatchObject([{ actor: 'operator', subscriber_id: personId, details: '{}' }])
    })

    it('knows nobody of another address', async () => {
      expect(await exportPerson(test.context, 'nobody@example.com')).toEqual({
        kind: 'unknown',
        suppressed: null,
      })
    })
  })
}
