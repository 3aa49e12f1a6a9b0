import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../db/audit.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { cancelSequence, pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import { changeSetting } from '../../src/actions/change-setting.ts'
import { createList } from '../../src/actions/create-list.ts'
import { holdDeliveries } from '../../src/actions/hold-deliveries.ts'
import { holdSending } from '../../src/actions/hold-sending.ts'
import { noteBounces } from '../../src/actions/import-bounces.ts'
import { pauseList, resumeList } from '../../src/actions/pause-list.ts'
import { releaseDeliveries } from '../../src/actions/release-deliveries.ts'
import { releaseSending } from '../../src/actions/release-sending.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { chooseIds, listSteps } from '../support/own-deliveries.ts'
import { makeList, publishSteps, signUp } from '../support/published.ts'
import { importReaders } from '../support/readers.ts'

for (const dialect of DIALECTS) {
  describe(`the audit log on ${dialect}`, () => {
    let test: TestContext
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      await makeList(test.context)
    })
    afterEach(() => test.close())

    /** Oldest first: what was done, to what, with which details. */
    const told = async () =>
      (await listAudit(test.context.read, 1000))
        .toReversed()
        .map(({ action, listName, sequenceName, details }) => [
          action,
          listName ?? sequenceName,
          JSON.stringify(details),
        ])

    it('begins with the key that signs, and the first list', async () => {
      expect(await told()).toEqual([
        ['key.added', null, '{}'],
        ['list.created', 'Weekly tips', '{}'],
      ])
    })

    it('tells of lists, and which settings of theirs were changed', async () => {
      await changeList(test.context, 'Weekly tips', { zone: 'Europe/Berlin', consentText: 'Yes.' })
      await pauseList(test.context, 'Weekly tips', 'Ana asked for it')
      await resumeList(test.context, 'Weekly tips')
      expect((await told()).slice(2)).toEqual([
        ['list.changed', 'Weekly tips', '{"settings":["zone","consent_text","consent_version"]}'],
        ['list.paused', 'Weekly tips', '{}'],
        ['list.resumed', 'Weekly tips', '{}'],
      ])
    })

    it('tells of series, settings, holds and single deliveries', async () => {
      const list = await test.context.db.selectFrom('lists').selectAll().executeTakeFirstOrThrow()
      await publishSteps(test.context, list)
      await signUp(test, list, 'ana@example.com', 'Ana')
      for (const change of [pauseSequence, resumeSequence, cancelSequence])
        await change(test.context, 'A series')
      await changeSetting(test.context, 'cap', '3')
      await holdSending(test.context, 'Ana asked for it')
      await releaseSending(test.context)
      const actions = (await told()).slice(2).map(([action, name, details]) => [action, name, details])
      expect(actions).toEqual([
        ['sequence.paused', 'A series', '{}'],
        ['sequence.active', 'A series', '{}'],
        ['sequence.cancelled', 'A series', '{}'],
        ['setting.changed', null, '{"name":"cap","value":"3"}'],
        ['sending.held', null, '{}'],
        ['sending.released', null, '{}'],
      ])
    })

    it('counts what was imported, held and released, and names nobody', async () => {
      const list = await test.context.db.selectFrom('lists').selectAll().executeTakeFirstOrThrow()
      await importReaders(test.context, list, 3)
      await publishSteps(test.context, list)
      await signUp(test, list, 'ana@example.com', 'Ana')
      const id = (await listSteps(test.context))[0]?.id ?? 0
      await holdDeliveries(test.context, [id])
      await releaseDeliveries(test.context, await chooseIds(test.context, 'held', [id]), 'skip')
      await noteBounces(test.context, { read: 5, isNew: 2 })
      const entries = (await told()).slice(2)
      expect(entries).toEqual([
        ['subscribers.import-began', 'Weekly tips', '{}'],
        ['subscribers.imported', 'Weekly tips', '{"confirmed":3,"pending":0,"known":0,"left":0,"invalid":0}'],
        ['deliveries.held', null, '{"count":1}'],
        ['deliveries.released', null, '{"count":1,"way":"skip"}'],
        ['bounces.imported', null, '{"read":5,"new":2}'],
      ])
      expect(JSON.stringify(await listAudit(test.context.read, 1000))).not.toMatch(/example\.com|Ana/)
    })

    it('tells nothing of what was refused or failed', async () => {
      const before = await told()
      await createList(test.context, { name: 'Weekly tips' })
      await changeList(test.context, 'Weekly tips', {})
      await changeSetting(test.context, 'cap', 'many')
      await resumeList(test.context, 'Weekly tips')
      expect(await told()).toEqual(before)
    })
  })
}
