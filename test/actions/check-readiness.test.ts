import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateSender } from '../../db/senders.ts'
import { readinessCheck } from '../../src/actions/check-readiness.ts'
import type { Context } from '../../src/actions/context.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { fillDatabase, lockDatabase, takeAway } from '../support/database-faults.ts'

const MINUTE = 60_000

for (const dialect of DIALECTS) {
  describe(`readiness on ${dialect}`, () => {
    let test: TestContext
    let probes: number
    let check: ReturnType<typeof readinessCheck>
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      probes = 0
      const transact: Context['transact'] = async (name, work) => {
        if (name === 'readiness') probes++
        return await test.context.transact(name, work)
      }
      check = readinessCheck({ ...test.context, transact })
      await test.context.db.updateTable('instance').set({ worked_at: test.clock.now }).execute()
    })
    afterEach(() => test.close())

    const later = async () => {
      test.clock.advance(1000)
      return await check()
    }

    it('is there where the database can be written and a worker looked for work lately', async () => {
      expect(await check()).toEqual({
        ready: true,
        database: 'ok',
        sending: { state: 'running', reason: null, until: null },
      })
      expect(await test.context.read.selectFrom('settings').selectAll().execute()).toEqual([])
    })

    it('is not there while the disk is full, and comes back by itself', async () => {
      const makeRoom = await fillDatabase(test.context)
      expect(await later()).toEqual({ ready: false, database: 'full' })
      await later()
      await makeRoom()
      expect(await later()).toMatchObject({ ready: true, database: 'ok' })
      const lines = test.logged.filter(({ event }) => event.startsWith('database.'))
      expect(lines).toEqual([
        { event: 'database.unavailable', fields: { fault: 'full' } },
        { event: 'database.recovered', fields: undefined },
      ])
    })

    it('is not there while another program holds the database locked, and comes back by itself', async () => {
      const letGo = await lockDatabase(test.opened)
      expect(await check()).toEqual({ ready: false, database: 'locked' })
      await letGo()
      expect(await later()).toMatchObject({ ready: true })
    })

    it('is not there while the database is taken away, and comes back with it', async () => {
      const bringBack = await takeAway(test.opened)
      expect(await check()).toEqual({ ready: false, database: 'gone' })
      expect(await later()).toEqual({ ready: false, database: 'gone' })
      await bringBack()
      expect(await later()).toMatchObject({ ready: true })
    })

    it('is not there once the database is closed', async () => {
      await test.context.db.destroy()
      expect(await check()).toEqual({ ready: false, database: 'gone' })
    })

    it('is probed at most once a second, and once for all who ask at the same time', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => check()))
      expect(new Set(answers).size).toBe(1)
      test.clock.advance(999)
      await check()
      expect(probes).toBe(1)
      test.clock.advance(1)
      await check()
      expect(probes).toBe(2)
      test.clock.advance(-60 * MINUTE)
      await check()
      expect(probes).toBe(3)
    })

    it('rests after a probe for as long as that took, so that a locked database does not stop the pages', async () => {
      const slow = readinessCheck({
        ...test.context,
        transact: async (name, work) => {
          probes++
          test.clock.advance(5000)
          return await test.context.transact(name, work)
        },
      })
      await slow()
      test.clock.advance(4999)
      await slow()
      expect(probes).toBe(1)
      test.clock.advance(1)
      await slow()
      expect(probes).toBe(2)
    })

    it('says that sending is blocked, by what kind and until when, and stays ready', async () => {
      const until = test.clock.now + 30 * MINUTE
      const block_reason = 'ana@example.com is over quota at /var/x'
      await updateSender(test.context.db, 'capture', {
        blocked_until: until,
        block_kind: 'quota',
        block_reason,
      })
      const readiness = await check()
      expect(readiness).toMatchObject({ ready: true, sending: { state: 'blocked', reason: 'quota', until } })
      expect(JSON.stringify(readiness)).not.toMatch(/example|var/)
      test.clock.advance(30 * MINUTE)
      await test.context.db.updateTable('instance').set({ worked_at: test.clock.now }).execute()
      expect(await check()).toMatchObject({ sending: { state: 'running' } })
    })

    it('does not speak of the circuit of a transport that is not in use', async () => {
      const blocked_until = test.clock.now + MINUTE
      await updateSender(test.context.db, 'smtp', { blocked_until, block_kind: 'outage' })
      expect(await check()).toMatchObject({ sending: { state: 'running' } })
    })

    it('says that sending is on hold', async () => {
      await test.context.db.updateTable('instance').set({ hold_reason: 'for ana@example.com' }).execute()
      expect(await check()).toMatchObject({ ready: true, sending: { state: 'on-hold', reason: null } })
    })

    it('says that mail must not leave as things are set up', async () => {
      const settings = { ...test.context.settings, mailFault: 'PUBLIC_URL must be https.' }
      const readiness = await readinessCheck({ ...test.context, settings })()
      expect(readiness).toMatchObject({ sending: { state: 'blocked', reason: 'configuration', until: null } })
    })

    it('says that no worker looked for work for three minutes', async () => {
      test.clock.advance(3 * MINUTE)
      expect(await check()).toMatchObject({ sending: { state: 'running' } })
      expect(await later()).toMatchObject({ ready: true, sending: { state: 'no-worker' } })
    })
  })
}
