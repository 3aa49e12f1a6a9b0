import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimDue } from '../../db/claims.ts'
import { updateClaimed } from '../../db/deliveries.ts'
import type { DeliveryTable } from '../../db/schema.ts'
import { DIALECTS, openTestStore, type TestStore } from '../support/database.ts'

for (const dialect of DIALECTS) {
  describe(`claims on ${dialect}`, () => {
    let test: TestStore
    beforeEach(async () => {
      test = await openTestStore(dialect)
      const { db } = test.store
      await db
        .insertInto('subscribers')
        .values({ address: 'a@example.com', address_key: 'a@example.com', created_at: 0 })
        .execute()
      await db
        .insertInto('lists')
        .values({
          name: 'L',
          slug: 'l',
          from_name: 'L',
          zone: 'UTC',
          language: 'en',
          consent_text: 'yes',
          created_at: 0,
        })
        .execute()
      await db
        .insertInto('subscriptions')
        .values({ subscriber_id: 1, list_id: 1, state: 'confirmed', requested_at: 0 })
        .execute()
      for (const key of ['huge', 'small']) {
        await db
          .insertInto('sequences')
          .values({ list_id: 1, kind: 'series', key, name: key, state: 'active', created_at: 0 })
          .execute()
      }
    })
    afterEach(() => test.close())

    const insert = async (row: Partial<Insertable<DeliveryTable>>) => {
      const whole = {
        kind: 'step' as const,
        subscription_id: 1,
        sequence_id: row.kind === 'confirmation' ? null : 1,
        state: 'scheduled' as const,
        due_at: 0,
        created_at: 0,
        ...row,
      }
      return (
        await test.store.db.insertInto('deliveries').values(whole).returning('id').executeTakeFirstOrThrow()
      ).id
    }
    const claim = (now: number, limit = 10, turn = 0) =>
      test.store.db
        .transaction()
        .execute((tx) =>
          claimDue(tx, test.store.dialect, { now, owner: 'w', leaseUntil: now + 100, limit, turn }),
        )

    it('takes what is due and no more, first confirmations, then by due time', async () => {
      const late = await insert({ due_at: 20 })
      const early = await insert({ due_at: 10 })
      const confirmation = await insert({ due_at: 30, kind: 'confirmation' })
      await insert({ due_at: 31 })
      expect((await claim(30)).map(({ id }) => id)).toEqual([confirmation, early, late])
    })

    it('lets sequences take turns, so that a huge one does not starve a small one', async () => {
      for (let count = 0; count < 30; count++) await insert({ due_at: 1 })
      for (let count = 0; count < 3; count++) await insert({ due_at: 9, sequence_id: 2 })
      const shares = (rows: { sequence_id: number | null }[]) =>
        [1, 2].map((id) => rows.filter(({ sequence_id }) => sequence_id === id).length)
      expect(shares(await claim(9, 4))).toEqual([2, 2])
      expect(shares(await claim(9, 10))).toEqual([9, 1])
      expect(shares(await claim(9, 10))).toEqual([10, 0])
    })

    it('gives another sequence the first turn when there are more of them than places', async () => {
      for (const sequence_id of [1, 2]) {
        await insert({ sequence_id })
        await insert({ sequence_id })
      }
      expect(await claim(0, 1, 0)).toMatchObject([{ sequence_id: 1 }])
      expect(await claim(0, 1, 0.5)).toMatchObject([{ sequence_id: 2 }])
    })

    it('claims nothing twice while the lease holds, and raises the fence when it has run out', async () => {
      await insert({})
      expect(await claim(0)).toMatchObject([{ fence: 1, state: 'claimed' }])
      expect(await claim(99)).toEqual([])
      expect(await claim(100)).toMatchObject([{ fence: 2, state: 'claimed' }])
    })

    it('keeps a delivery that was handed over frozen when it is claimed again', async () => {
      await insert({ state: 'frozen', lease_until: 5 })
      expect(await claim(5)).toMatchObject([{ state: 'frozen' }])
    })

    it('lets only the newest claim write', async () => {
      await insert({})
      const [first] = await claim(0)
      const [second] = await claim(100)
      if (!first || !second) throw new Error('Nothing was claimed.')
      expect(await updateClaimed(test.store.db, first, { state: 'submitted' })).toBe(false)
      expect(await updateClaimed(test.store.db, second, { state: 'submitted' })).toBe(true)
      expect(await updateClaimed(test.store.db, second, { state: 'failed' })).toBe(false)
    })

    it('never takes a delivery that is over, held or cancelled', async () => {
      for (const state of ['submitted', 'failed', 'cancelled', 'uncertain', 'held'] as const) {
        await insert({ state, lease_until: 0 })
      }
      expect(await claim(1000)).toEqual([])
    })

    it('honours its limit over all kinds together', async () => {
      for (let n = 0; n < 4; n++) await insert({ kind: n % 2 ? 'step' : 'confirmation' })
      await insert({ state: 'claimed', lease_until: 0 })
      expect(await claim(10, 3)).toHaveLength(3)
      expect(await claim(10, 3)).toHaveLength(2)
    })

    // What SQLite says of its plan.
    it.runIf(dialect === 'sqlite')('finds what is due through its indexes', async () => {
      const plan = async (text: string) =>
        (await sql.raw<{ detail: string }>(`explain query plan ${text}`).execute(test.store.db)).rows
          .map(({ detail }) => detail)
          .join('; ')
      expect(
        await plan(
          `select id from deliveries where state = 'scheduled' and kind = 'step' and due_at <= 5 order by due_at, id limit 10`,
        ),
      ).toContain('deliveries_due')
      expect(
        await plan(
          `select id from deliveries where state in ('claimed', 'frozen') and lease_until <= 5 order by lease_until limit 10`,
        ),
      ).toContain('deliveries_leased')
    })
  })
}
