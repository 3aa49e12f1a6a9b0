import { afterEach, describe, expect, it } from 'vitest'
import { startFakeResend } from '../../bench/fake-resend/server.ts'
import { confirm } from '../../src/actions/confirm.ts'
import { heartbeat } from '../../src/actions/heartbeat.ts'
import { resolveDeliveries } from '../../src/actions/resolve-deliveries.ts'
import { retryDeliveries } from '../../src/actions/retry-deliveries.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { resendTransport } from '../../src/transports/resend.ts'
import type { BatchResult, SendResult } from '../../src/transports/transport.ts'
import { HOUR } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { claimer, type DueIssues, openDueIssues } from '../support/due-issues.ts'
import { chooseAll } from '../support/own-deliveries.ts'
import { makeList } from '../support/published.ts'
import { signUpForm } from '../support/sign-up-form.ts'

const MINUTE = 60_000
const unknown = { kind: 'whole', result: { kind: 'uncertain', reason: 'no answer' } } as const

for (const dialect of DIALECTS) {
  describe(`what may have been accepted, on ${dialect}`, () => {
    let world: DueIssues
    afterEach(() => world.test.close())
    const open = async (people: number) => {
      world = await openDueIssues({ dialect })
      if (people > 0) await world.add(people)
    }
    const deliveries = async () =>
      await world.test.context.db.selectFrom('deliveries').selectAll().orderBy('id').execute()
    const leave = async (subscription: number) =>
      await world.test.context.db
        .updateTable('subscriptions')
        .set({ state: 'ended' })
        .where('id', '=', subscription)
        .execute()

    describe.each([
      ['an email that went alone', 1],
      ['a batch', 3],
    ])('%s', (_, people) => {
      // Hours of work on a wrong or right clock, and how far the clock then jumps.
      it.each([
        ['is set back by ten hours', { first: 0, before: 20, jump: -10 }],
        ['was twenty hours ahead at the first try', { first: 20, before: 1, jump: -20 }],
      ])('is asked about while its key lives and no longer where the clock %s', async (_, hours) => {
        await open(people)
        const { clock, context } = world.test
        let passed = 0
        const asked: number[] = []
        const answer = () => {
          asked.push(passed)
          return unknown
        }
        world.provider.answer(...Array.from({ length: 50 }, () => answer))
        const work = async (count: number) => {
          for (let hour = 0; hour < count; hour++) {
            clock.advance(HOUR)
            passed += 1
            await heartbeat(context)
            await sendDue(context, claimer)
          }
        }
        clock.advance(hours.first * HOUR)
        await work(hours.before)
        clock.advance(hours.jump * HOUR)
        await heartbeat(context)
        await work(45 - hours.before)
        const longest = Math.max(...asked) - Math.min(...asked)
        expect(longest).toBeGreaterThan(15)
        expect(longest).toBeLessThan(24)
        expect(await world.states()).toEqual({ uncertain: people })
      })

      it('is submitted by the late proof of a worker that had lost it', async () => {
        await open(people)
        const { clock, context } = world.test
        world.provider.answer(async () => {
          // Stalled for longer than its lease: a second worker takes over and learns nothing.
          clock.advance(2 * MINUTE)
          world.provider.answer(unknown)
          await sendDue(context, { ...claimer, owner: 'second' })
          return 'accept' as const
        })
        expect((await sendDue(context, claimer)).states).toEqual({ lost: people })
        expect(await world.states()).toEqual({ frozen: people })
        await leave(1)
        await world.goOn(1, HOUR)
        expect(world.provider.calls).toHaveLength(2)
        expect(await world.states()).toEqual({ submitted: people })
      })

      it('is not handed to another transport than the one that may have it', async () => {
        await open(people)
        world.provider.answer('lose')
        await sendDue(world.test.context, claimer)
        const transport = { ...world.provider.transport, name: 'smtp' as const }
        world.test.clock.advance(HOUR)
        await sendDue({ ...world.test.context, transport }, claimer)
        expect(world.provider.calls).toHaveLength(1)
        const reason = 'handed to resend, which is no longer in use'
        const inDoubt = { state: 'uncertain', reason }
        expect(await deliveries()).toMatchObject(Array.from({ length: people }, () => inDoubt))
      })

      it('is proved for a reader who follows the link of its confirmation, and goes on for the others', async () => {
        await open(0)
        const { context } = world.test
        const { id: listId } = await makeList(context)
        for (let reader = 1; reader <= people; reader++) {
          const address = `new-${reader}@example.com`
          await subscribe(context, signUpForm([listId], address))
        }
        world.provider.answer('lose')
        await sendDue(context, claimer)
        const token = /\/confirm\/(\S+)/.exec(world.provider.calls[0]?.messages[0]?.text ?? '')?.[1]
        expect(await confirm(context, token ?? '')).toMatchObject({ kind: 'confirmed' })
        await world.goOn(1, HOUR)
        expect(world.provider.calls).toHaveLength(people === 1 ? 1 : 2)
        expect(await world.states()).toEqual({ submitted: people })
      })
    })

    it.each<Exclude<SendResult, { kind: 'accepted' }>>([
      { kind: 'refused', reason: 'refused' },
      { kind: 'retry-later', reason: 'later', afterMs: MINUTE },
      { kind: 'blocked', by: 'outage', reason: 'gone', afterMs: MINUTE },
      { kind: 'blocked', by: 'from', reason: 'not verified', afterMs: MINUTE },
    ])('keeps a batch of unknown outcome under its key where later answers are $kind', async (result) => {
      await open(3)
      const told: BatchResult = { kind: 'whole', result }
      world.provider.answer('lose', told, told)
      await sendDue(world.test.context, claimer)
      for (let answers = 1; answers <= 2; answers++) {
        world.test.clock.advance(HOUR)
        // As an operator would, where the sender was not permitted.
        await world.test.context.db.updateTable('lists').set({ paused_at: null }).execute()
        await sendDue(world.test.context, claimer)
        expect(world.provider.calls).toHaveLength(1 + answers)
        const kept = { state: 'frozen', batch_id: 1, generation: 1, batch_limit: null }
        expect(await deliveries()).toMatchObject([kept, kept, kept])
      }
      await world.test.context.db.updateTable('lists').set({ paused_at: null }).execute()
      await world.goOn(1, HOUR)
      const [first, ...others] = world.provider.calls
      expect(others).toEqual([first, first, first])
      expect(await world.states()).toEqual({ submitted: 3 })
      expect([...world.provider.accepted.values()]).toEqual([1, 1, 1])
    })

    it('is not sent in halves where a refusal comes when its key is no longer remembered', async () => {
      await open(3)
      world.provider.answer('lose', () => {
        world.test.clock.advance(2 * MINUTE)
        return { kind: 'whole', result: { kind: 'refused', reason: 'refused' } }
      })
      await sendDue(world.test.context, claimer)
      await world.goOn(1, 23 * HOUR - MINUTE)
      await world.goOn(2, HOUR)
      expect(world.provider.calls).toHaveLength(2)
      expect(await world.states()).toEqual({ uncertain: 3 })
    })

    it('never sends a member again that an earlier call may have taken and a later one puts off', async () => {
      await open(3)
      const accepted = { kind: 'accepted', providerId: 'p1' } as const
      const later = { kind: 'retry-later', reason: 'later' } as const
      const refused = { kind: 'refused', reason: 'refused' } as const
      world.provider.answer('lose', { kind: 'each', results: [accepted, later, refused] })
      await sendDue(world.test.context, claimer)
      await world.goOn(4, HOUR)
      expect(world.provider.calls).toHaveLength(2)
      expect((await deliveries()).map(({ state }) => state)).toEqual(['submitted', 'uncertain', 'failed'])
    })

    it('keeps a batch of one in doubt that Resend may have taken and refuses later', async () => {
      await open(2)
      // Whoever left is dropped where the batch is frozen.
      await leave(2)
      const resend = await startFakeResend()
      const transport = resendTransport({ apiKey: 're_test', baseUrl: resend.url })
      const context = { ...world.test.context, transport }
      const refused = { kind: 'error', status: 422, name: 'validation_error' } as const
      resend.fail({ kind: 'reset-after' }, refused)
      try {
        await sendDue(context, claimer)
        world.test.clock.advance(HOUR)
        await sendDue(context, claimer)
        expect(await deliveries()).toMatchObject([
          { state: 'frozen', batch_id: 1, generation: 1 },
          { state: 'cancelled' },
        ])
        world.test.clock.advance(HOUR)
        await sendDue(context, claimer)
      } finally {
        await Promise.all([transport.close(), resend.close()])
      }
      expect(resend.calls).toHaveLength(3)
      expect(resend.accepted).toHaveLength(1)
      expect(await world.states()).toEqual({ submitted: 1, cancelled: 1 })
    })

    it('leaves a member as an event or a person settled it while its batch was under way', async () => {
      await open(3)
      const settledAs = { state: 'failed', reason: 'settled by hand', provider_id: null } as const
      world.provider.answer(async () => {
        await world.test.context.db.updateTable('deliveries').set(settledAs).where('id', '=', 2).execute()
        return 'accept' as const
      })
      expect((await sendDue(world.test.context, claimer)).states).toEqual({ submitted: 2, lost: 1 })
      const submitted = { state: 'submitted' }
      expect(await deliveries()).toMatchObject([submitted, settledAs, submitted])
    })

    it('settles a member once that an event has proved while nobody knows of the others', async () => {
      await open(3)
      world.provider.answer('lose', unknown)
      await sendDue(world.test.context, claimer)
      const { context } = world.test
      await context.db.updateTable('deliveries').set({ feedback: 'delivered' }).where('id', '=', 2).execute()
      await world.goOn(1, HOUR)
      const [, proved] = await deliveries()
      expect(await world.states()).toEqual({ frozen: 2, submitted: 1 })
      await world.goOn(1, HOUR)
      expect((await deliveries())[1]).toEqual(proved)
      expect(await world.states()).toEqual({ submitted: 3 })
      const counted = await context.db.selectFrom('list_days').select('submitted').execute()
      expect(counted).toEqual([{ submitted: 3 }])
    })

    /** The first call is answered after ten hours only. */
    const takeHoursLater = async () => {
      world.provider.answer(unknown)
      await sendDue(world.test.context, claimer)
      await world.goOn(1, 10 * HOUR)
    }

    it('counts from its acceptance, so that a day lies between it and the next confirmation', async () => {
      await open(0)
      const { context } = world.test
      const [first, second] = [await makeList(context, 'First'), await makeList(context, 'Second')]
      await subscribe(context, signUpForm([first.id], 'ana@example.com'))
      await takeHoursLater()
      await subscribe(context, signUpForm([second.id], 'ana@example.com'))
      await world.goOn(23, HOUR)
      expect(await world.states()).toEqual({ submitted: 1, scheduled: 1 })
      await world.goOn(1, HOUR)
      expect(await world.states()).toEqual({ submitted: 2 })
    })

    it('counts from its acceptance towards what one person gets in a day', async () => {
      await open(0)
      for (const name of ['A', 'B', 'C', 'D']) await world.add(1, name, 'same')
      await takeHoursLater()
      await world.goOn(23, HOUR)
      expect(await world.states()).toEqual({ submitted: 3, scheduled: 1 })
      await world.goOn(1, HOUR)
      expect(await world.states()).toEqual({ submitted: 4 })
    })

    it('counts towards what one person gets in a day also where a person let it be', async () => {
      await open(0)
      for (const name of ['A', 'B', 'C']) await world.add(1, name, 'same')
      world.provider.answer({ kind: 'whole', result: { kind: 'uncertain', reason: 'cut off', final: true } })
      const { context } = world.test
      await sendDue(context, claimer)
      await resolveDeliveries(context, await chooseAll(context, 'uncertain'), 'skip')
      await world.add(1, 'D', 'same')
      await world.goOn(23, HOUR)
      expect(await world.states()).toEqual({ cancelled: 3, scheduled: 1 })
      await world.goOn(1, HOUR)
      expect(await world.states()).toEqual({ cancelled: 3, submitted: 1 })
    })

    it('is proved by its link alone: an older confirmation, sent again by hand, asks for nothing any more', async () => {
      await open(0)
      const { context, clock } = world.test
      const { id: listId } = await makeList(context)
      const ask = signUpForm([listId], 'ana@example.com')
      await subscribe(context, ask)
      world.provider.answer({ kind: 'whole', result: { kind: 'refused', reason: 'refused' } })
      await sendDue(context, claimer)
      clock.advance(24 * HOUR)
      await subscribe(context, ask)
      world.provider.answer({ kind: 'whole', result: { kind: 'uncertain', reason: 'cut off', final: true } })
      await sendDue(context, claimer)
      await retryDeliveries(context, await chooseAll(context, 'failed'))
      await world.goOn(2, 24 * HOUR)
      const [sentAgain] = world.provider.calls.at(-1)?.messages ?? []
      const token = /\/confirm\/(\S+)/.exec(sentAgain?.text ?? '')?.[1]
      expect(await confirm(context, token ?? '')).toMatchObject({ kind: 'confirmed' })
      expect((await deliveries()).map(({ state }) => state)).toEqual(['cancelled', 'submitted'])
    })
  })
}
