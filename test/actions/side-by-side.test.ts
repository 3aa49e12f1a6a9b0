import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/actions/context.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { DIALECTS } from '../support/database.ts'
import { type DueIssues, openDueIssues } from '../support/due-issues.ts'

for (const dialect of DIALECTS) {
  describe(`several workers side by side, on ${dialect}`, () => {
    let world: DueIssues
    afterEach(() => world.test.close())

    it('send each email once, and none waits for another that waits for it', async () => {
      world = await openDueIssues({ dialect, size: 6 })
      for (const name of ['Tips', 'News', 'Notes']) await world.add(40, name)
      const context: Context = { ...world.test.context, random: Math.random }
      let tries = 0
      const transact: Context['transact'] = (name, work, beside) =>
        context.transact(
          name,
          (tx) => {
            tries += 1
            return work(tx)
          },
          beside,
        )
      let transactions = 0
      const counted: Context['transact'] = (name, work, beside) => {
        transactions += 1
        return transact(name, work, beside)
      }
      const send = async (owner: string): Promise<void> => {
        for (let turn = 0; turn < 40; turn++) {
          const { idle } = await sendDue({ ...context, transact: counted }, { owner, limit: 12 })
          if (idle?.why === 'nothing-due') return
        }
      }
      await Promise.all(['a', 'b', 'c', 'd'].map(send))
      expect(await world.states()).toEqual({ submitted: 120 })
      expect([...world.provider.accepted.values()].filter((times) => times !== 1)).toEqual([])
      // Whoever met another began again.
      expect(tries).toBe(transactions)
      const counts = await sql<{ n: number }>`select sum(submitted) as n from list_days`.execute(context.db)
      expect(counts.rows).toEqual([{ n: 120 }])
    })
  })
}
