import { afterEach, describe, expect, it } from 'vitest'
import type { Context, Mark } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { noticeOlderCopy } from '../../src/actions/notice-older-copy.ts'
import { releaseSending } from '../../src/actions/release-sending.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { claimer, type DueIssues, openDueIssues } from '../support/due-issues.ts'
import { makeList, publishSteps } from '../support/published.ts'
import { importReaders } from '../support/readers.ts'

const MINUTE = 60_000
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }

for (const dialect of DIALECTS) {
  describe(`an older copy that was made while a call was under way, on ${dialect}`, () => {
    let world: DueIssues
    afterEach(() => world.test.close())

    const readRows = async () => {
      const { db } = world.test.context
      return {
        deliveries: await db.selectFrom('deliveries').selectAll().orderBy('id').execute(),
        batches: await db.selectFrom('batches').selectAll().orderBy('id').execute(),
      }
    }
    const putBack = async ({ deliveries, batches }: Awaited<ReturnType<typeof readRows>>) => {
      const { db } = world.test.context
      await db.deleteFrom('attempts').execute()
      for (const { id, ...row } of batches)
        await db.updateTable('batches').set(row).where('id', '=', id).execute()
      for (const { id, ...row } of deliveries)
        await db.updateTable('deliveries').set(row).where('id', '=', id).execute()
      const ids = (rows: readonly { id: number }[]) => [0, ...rows.map(({ id }) => id)]
      await db.deleteFrom('deliveries').where('id', 'not in', ids(deliveries)).execute()
      await db.deleteFrom('batches').where('id', 'not in', ids(batches)).execute()
      expect(await readRows()).toEqual({ deliveries, batches })
    }
    /** With a file beside the database that has seen a newer one. */
    const besideNewerFile = async (): Promise<Context> => {
      const { name, mark } = await world.test.context.db
        .selectFrom('instance')
        .selectAll()
        .executeTakeFirstOrThrow()
      let file: Mark = { instance: name, mark: mark + 5 }
      const write = (newer: Mark): void => {
        file = newer
      }
      return { ...world.test.context, marker: { read: () => file, write } }
    }

    it.each([
      ['one email', 1],
      ['a batch', 3],
    ])(
      'leaves %s in doubt once it is released: it may have been sent since under another key',
      async (_, people) => {
        world = await openDueIssues({ dialect })
        const list = await makeList(world.test.context)
        const steps = ['welcome', 'one']
        const sequence = await publishSteps(world.test.context, list, { steps, schedule: daily })
        await importReaders(world.test.context, list, people)
        await enrolList(world.test.context, sequence.id)
        let copy: Awaited<ReturnType<typeof readRows>> | null = null
        world.provider.answer(async () => {
          copy = await readRows()
          const result = { kind: 'blocked', by: 'rate', reason: 'too fast', afterMs: 1000 } as const
          return { kind: 'whole', result } as const
        })
        await drain(world.test.context, claimer)
        await world.goOn(1, MINUTE)
        const once = Array.from({ length: people }, () => 1)
        expect([...world.provider.accepted.values()]).toEqual(once)

        if (copy === null) throw new Error('No call was made.')
        await putBack(copy)
        const context = await besideNewerFile()
        expect(await noticeOlderCopy(context)).toBe(true)
        await releaseSending(context)
        for (let turn = 0; turn < 5; turn++) {
          world.test.clock.advance(MINUTE)
          await drain(context, claimer)
        }
        expect([...world.provider.accepted.values()]).toEqual(once)
        expect(await world.states()).toEqual({ scheduled: people, uncertain: people })
        world.test.clock.advance(2 * DAY)
        await drain(context, claimer)
        expect(await world.states()).toEqual({ submitted: people, uncertain: people })
      },
    )
  })
}
