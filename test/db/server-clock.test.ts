import { describe, expect, it } from 'vitest'
import { openTestStore } from '../support/database.ts'
import { runSql } from '../support/postgres.ts'

describe('the clock of a database server', () => {
  it('is what the server tells, whatever the clock of this machine says', async () => {
    const test = await openTestStore('postgres')
    const real = Date.now
    Date.now = () => 0
    try {
      const before = test.store.now()
      const { rows } = await runSql(test.url, 'select extract(epoch from clock_timestamp()) * 1000 as at')
      const after = test.store.now()
      const told = Number((rows[0] as { at: string }).at)
      // Half of the time that the first answer took is as exact as it gets.
      expect(told).toBeGreaterThan(before - 500)
      expect(told).toBeLessThan(after + 500)
      expect(Number.isInteger(before)).toBe(true)
    } finally {
      Date.now = real
      await test.close()
    }
  })
})
