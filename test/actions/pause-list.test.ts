import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getList, type ListRow } from '../../db/lists.ts'
import { findNextDue } from '../../db/outlook.ts'
import { pauseSequence } from '../../src/actions/change-sequence.ts'
import { claimWork } from '../../src/actions/claim-work.ts'
import { describeStatus } from '../../src/actions/describe-status.ts'
import { heartbeat } from '../../src/actions/heartbeat.ts'
import { pauseList, resumeList } from '../../src/actions/pause-list.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }

for (const dialect of DIALECTS) {
  describe(`a paused list on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA)
      await drain(test.context, worker)
    })
    afterEach(() => test.close())

    const series = async () => (await subjectsTo(test, ANA)).slice(1)
    const workFor = async (days: number) => {
      for (let hours = 0; hours < days * 24; hours++) {
        test.clock.advance(HOUR)
        await drain(test.context, worker)
      }
    }
    const steps = () =>
      test.context.db
        .selectFrom('deliveries')
        .select(['state', 'reason', 'due_at'])
        .where('kind', '=', 'step')
        .orderBy('id')
        .execute()

    it('sends nothing and holds what falls due, and a person who signs up still gets the confirmation', async () => {
      await pauseList(test.context, list.name, null)
      await workFor(3)
      expect(await series()).toEqual(['welcome'])
      expect((await steps()).at(-1)).toMatchObject({ state: 'held', reason: 'list-paused' })
      await signUp(test, list, 'ben@example.com')
      await drain(test.context, worker)
      expect(await subjectsTo(test, 'ben@example.com')).toHaveLength(1)
    })

    it('goes on after it is resumed at the next slot, one email after another, without a backlog', async () => {
      await pauseList(test.context, list.name, null)
      await workFor(5)
      await resumeList(test.context, list.name)
      await drain(test.context, worker)
      expect(await series()).toEqual(['welcome'])
      const next = (await steps()).at(-1)
      expect(next).toMatchObject({ state: 'scheduled', reason: null })
      expect(next?.due_at).toBeGreaterThan(test.clock.now)
      expect(next?.due_at).toBeLessThanOrEqual(test.clock.now + DAY)
      await workFor(4)
      expect(await series()).toEqual(['welcome', 'one', 'two', 'recap'])
    })

    it('does not fire what fell due in the pause and was never looked at', async () => {
      await pauseList(test.context, list.name, null)
      // No worker looks: the delivery stays scheduled, and its time passes.
      test.clock.advance(5 * DAY)
      await resumeList(test.context, list.name)
      await drain(test.context, worker)
      expect(await series()).toEqual(['welcome'])
    })

    it('does not fire what a killed worker had claimed either, also where the clock was set back since', async () => {
      test.clock.advance(3 * DAY)
      expect((await claimWork(test.context, worker)).kind).toBe('claimed')
      test.clock.advance(-365 * DAY)
      await drain(test.context, worker)
      await pauseList(test.context, list.name, null)
      test.clock.advance(5 * DAY)
      await resumeList(test.context, list.name)
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).not.toContain('one')
      await workFor(1)
      expect(await subjectsTo(test, ANA)).toContain('one')
    })

    it('keeps its next slot where a killed worker had claimed it as the clock was set back to before that', async () => {
      await pauseList(test.context, list.name, null)
      test.clock.advance(5 * DAY)
      await resumeList(test.context, list.name)
      const slot = (await steps()).at(-1)?.due_at ?? 0
      test.clock.now = slot
      await heartbeat(test.context)
      expect((await claimWork(test.context, worker)).kind).toBe('claimed')
      test.clock.advance(-12 * HOUR)
      await workFor(0.25)
      expect(await series()).toEqual(['welcome'])
      expect((await steps()).at(-1)).toMatchObject({ state: 'scheduled', due_at: slot })
    })

    it('leaves a series paused that was paused by itself', async () => {
      await pauseSequence(test.context, 'series')
      await pauseList(test.context, list.name, null)
      await resumeList(test.context, list.name)
      await workFor(3)
      expect(await series()).toEqual(['welcome'])
    })

    it('is told with its reason, and what it would bring is not told as if it were coming', async () => {
      expect(await findNextDue(test.context.read)).not.toBeNull()
      const paused = await pauseList(test.context, list.name, '  the sender\nmoves ')
      expect(paused.kind).toBe('changed')
      const { lists, upcoming, nextAt } = await describeStatus(test.context)
      expect(lists[0]).toMatchObject({ pausedAt: test.clock.now, pauseReason: 'the sender moves' })
      expect([upcoming, nextAt]).toEqual([[], null])
      await resumeList(test.context, list.name)
      expect((await describeStatus(test.context)).upcoming).not.toEqual([])
    })

    it('keeps its first reason, and is not resumed twice', async () => {
      await pauseList(test.context, list.name, 'one')
      expect((await pauseList(test.context, list.name, 'two')).kind).toBe('unchanged')
      expect((await getList(test.context.db, list.id)).pause_reason).toBe('one')
      expect((await resumeList(test.context, list.name)).kind).toBe('changed')
      const { resumed_at } = await getList(test.context.db, list.id)
      test.clock.advance(HOUR)
      expect((await resumeList(test.context, list.name)).kind).toBe('unchanged')
      expect((await getList(test.context.db, list.id)).resumed_at).toBe(resumed_at)
    })

    it('is looked for by its name, and a near one is offered', async () => {
      expect(await pauseList(test.context, 'Weekly tip', null)).toEqual({
        kind: 'problem',
        message: 'There is no list called “Weekly tip”. Did you mean “Weekly tips”?',
      })
    })
  })
}
