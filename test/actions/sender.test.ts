import { afterEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { updateSender } from '../../db/senders.ts'
import { updateSetting } from '../../db/settings.ts'
import type { Context } from '../../src/actions/context.ts'
import { pauseList } from '../../src/actions/pause-list.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import type { SendResult, Transport } from '../../src/transports/transport.ts'
import { drain } from '../../src/worker/worker.ts'
import type { Answer } from '../support/batch-transport.ts'
import { DAY, HOUR } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { claimer, type DueIssues, type DueIssuesOptions, openDueIssues } from '../support/due-issues.ts'

const MINUTE = 60_000

type Blocked = Extract<SendResult, { kind: 'blocked' }>

const blocked = (by: Blocked['by'], afterMs: number) =>
  ({ kind: 'whole', result: { kind: 'blocked', by, reason: by, afterMs } }) as const

for (const dialect of DIALECTS) {
  describe(`a sender on ${dialect}`, () => {
    let world: DueIssues
    afterEach(() => world.test.close())
    const open = async (people: number, options: Partial<DueIssuesOptions> = {}) => {
      world = await openDueIssues({ dialect, ...options })
      if (people > 0) await world.add(people)
    }
    const set = async (name: string, value: string) =>
      await updateSetting(world.test.context.db, { name, value, now: 0 })
    /** As after a block whose time is over: the next call is a trial. */
    const blockBefore = async (transport: Transport['name'] = 'resend') => {
      const over = world.test.clock.now - 1
      const block = { block_kind: 'outage', block_reason: 'gone', block_count: 1 } as const
      const change = { ...block, blocked_since: over, blocked_until: over }
      await updateSender(world.test.context.db, transport, change)
    }
    const many = (answer: Answer) => Array.from({ length: 200 }, () => answer)
    const acceptedOf = (readers: string) =>
      [...world.provider.accepted].filter(([address]) => address.startsWith(readers)).length
    /** The same, with something that happens after a transaction. */
    const upon = (then: (name: string) => void): Context => {
      const transact: Context['transact'] = async (name, work) => {
        const value = await world.test.context.transact(name, work)
        then(name)
        return value
      }
      return { ...world.test.context, transact }
    }

    describe('that is blocked', () => {
      it.each<[Blocked['by'], number]>([
        ['quota', 6 * HOUR],
        ['rate', MINUTE],
      ])('by %s stays so when a call that was under way is accepted', async (by, afterMs) => {
        await open(8, { size: 2 })
        const recorded = Promise.withResolvers<void>()
        world.provider.answer(
          async () => {
            await recorded.promise
            return 'accept' as const
          },
          blocked(by, afterMs),
        )
        const context = upon((name) => name === 'record-batch' && recorded.resolve())
        const transport = { ...world.provider.transport, concurrency: 2 }
        await sendDue({ ...context, transport }, { ...claimer, limit: 4 })
        expect(await world.states()).toEqual({ scheduled: 6, submitted: 2 })
        expect(await world.sender()).toMatchObject({ block_kind: by })
        world.test.clock.advance(1000)
        const { idle } = await sendDue(world.test.context, claimer)
        expect(idle?.why).toBe(by === 'rate' ? 'rate' : 'blocked')
        expect(world.provider.calls).toHaveLength(2)
      })

      it('keeps the others back while a single message tries, and opens with its acceptance', async () => {
        await open(8)
        await blockBefore()
        const meanwhile: unknown[] = []
        world.provider.answer(async () => {
          const second = await sendDue(world.test.context, { ...claimer, owner: 'second' })
          meanwhile.push(second.idle)
          return 'accept' as const
        })
        await sendDue(world.test.context, claimer)
        const until = world.test.clock.now + MINUTE / 2
        expect(meanwhile).toEqual([{ kind: 'idle', why: 'blocked', until }])
        expect(world.provider.calls.map(({ messages }) => messages.length)).toEqual([1])
        expect(await world.sender()).toMatchObject({ block_kind: null, blocked_until: null })
        await drain(world.test.context, claimer)
        expect(world.provider.calls.map(({ messages }) => messages.length)).toEqual([1, 7])
      })

      it.each<Exclude<SendResult, { kind: 'accepted' }>>([
        { kind: 'uncertain', reason: 'no answer' },
        { kind: 'retry-later', reason: 'later' },
      ])('stays so where the outcome of a trial is $kind', async (result) => {
        await open(3)
        await blockBefore()
        world.provider.answer({ kind: 'whole', result })
        await sendDue(world.test.context, claimer)
        expect(world.provider.calls).toHaveLength(1)
        expect(await world.sender()).toMatchObject({ block_kind: 'outage', block_count: 1 })
      })

      it.each<Transport['name']>(['resend', 'smtp'])(
        'by %s loses no time with trials that send nothing',
        async (name) => {
          await open(0)
          await world.add(8, 'Paused')
          await pauseList(world.test.context, 'Paused', null)
          await world.add(5, 'Good')
          await blockBefore(name)
          const { transport } = world.provider
          const chosen = name === 'smtp' ? { ...transport, name, batch: null } : transport
          const begun = world.test.clock.now
          await drain({ ...world.test.context, transport: chosen, random: () => 0 }, claimer)
          expect(world.test.clock.now).toBe(begun)
          expect(await world.states()).toEqual({ held: 8, submitted: 5 })
        },
      )
    })

    describe('whose lease', () => {
      const SHORT = 20
      it('ran out before the call makes none, and does not count as unblocked', async () => {
        await open(2)
        await blockBefore()
        const slow = upon((name) => name === 'freeze' && world.test.clock.advance(75_000))
        await sendDue(slow, claimer)
        expect(world.provider.calls).toEqual([])
        expect(await world.states()).toEqual({ scheduled: 2 })
        expect(await world.sender()).toMatchObject({ block_kind: 'outage' })
      })

      it('ends in fifteen seconds has its call cut off', async () => {
        await open(2)
        const slow = upon((name) => name === 'freeze-batch' && world.test.clock.advance(75_000 - SHORT))
        expect(await isCut(slow)).toBe(true)
        expect(await world.states()).toEqual({ frozen: 2 })
      })

      it('seems to last a year, since the clock was set back, has its call made all the same', async () => {
        await open(2)
        const back = upon((name) => name === 'freeze-batch' && world.test.clock.advance(-365 * DAY))
        await sendDue(back, claimer)
        expect(world.provider.calls).toHaveLength(1)
        expect(await world.states()).toEqual({ submitted: 2 })
      })

      /** Whether a call that nobody answers is cut off within a second. */
      const isCut = async (context: Context): Promise<boolean> => {
        let cut = false
        const send = async (_: unknown, __: string, signal: AbortSignal) => {
          cut = await aborted(signal, 1000)
          return { kind: 'whole', result: { kind: 'uncertain', reason: 'cut off' } } as const
        }
        const transport = { ...world.provider.transport, batch: { size: 100, send } }
        await sendDue({ ...context, transport }, claimer)
        return cut
      }
    })

    describe('with a limit of a day', () => {
      const full = { at: '2026-12-01T00:02:00Z' }
      it.each([1, 3])(
        'asks about %i of unknown outcome on the same day although it is used up',
        async (people) => {
          await open(people, full)
          await set('resend.per-day', String(people))
          world.provider.answer('lose')
          await drain(world.test.context, claimer)
          await world.add(2, 'Other')
          await world.goOn(2, HOUR)
          expect(world.provider.calls).toHaveLength(2)
          expect(await world.states()).toEqual({ scheduled: 2, submitted: people })
          expect(await world.sender()).toMatchObject({ day_count: people })
        },
      )

      it('spends none of it on what is held', async () => {
        await open(0)
        await set('resend.per-day', '10')
        await world.add(30, 'Paused')
        await pauseList(world.test.context, 'Paused', null)
        await world.add(10, 'Good')
        await drain(world.test.context, claimer)
        expect(acceptedOf('good')).toBe(10)
      })

      it('spends none of it on calls that were turned away', async () => {
        await open(10)
        await set('resend.per-day', '20')
        const tooFast = blocked('rate', 1000)
        world.provider.answer(tooFast, tooFast, tooFast)
        await world.goOn(5, MINUTE)
        expect(acceptedOf('tips')).toBe(10)
      })
    })

    it('keeps to its rate around an email that cannot be composed', async () => {
      await open(12, { perSecond: 1 })
      const view = (subscription: number, delivery: number): string => {
        if (subscription === 2) throw new Error('a bug')
        return world.test.context.links.view(subscription, delivery)
      }
      const times: number[] = []
      world.provider.answer(
        ...many(() => {
          times.push(world.test.clock.now)
          return 'accept' as const
        }),
      )
      const links = { ...world.test.context.links, view }
      await drain({ ...world.test.context, links }, claimer)
      expect(await world.states()).toEqual({ held: 1, submitted: 11 })
      expect(times.length).toBeGreaterThan(2)
      for (const [index, at] of times.slice(1).entries())
        expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(900)
    })

    it('is not called again and again while the clock stands still, for a batch with one old member', async () => {
      await open(10)
      const later = { kind: 'retry-later', reason: 'later', afterMs: 15 * MINUTE } as const
      world.provider.answer({ kind: 'whole', result: later })
      const old = { tries: 5, first_attempt_at: world.test.clock.now - 4 * DAY }
      await world.test.context.db.updateTable('deliveries').set(old).where('id', '=', 1).execute()
      for (let turn = 0; turn < 5; turn++) await sendDue(world.test.context, claimer)
      expect(world.provider.calls).toHaveLength(1)
      expect(await world.states()).toEqual({ failed: 1, scheduled: 9 })
      await world.goOn(1, 15 * MINUTE)
      expect(await world.states()).toEqual({ failed: 1, submitted: 9 })
    })

    describe('of one list that the provider does not permit', () => {
      const UNVERIFIED = 'maya@unverified.example'
      const forbid = async (list: ListRow) => {
        const { db } = world.test.context
        await db.updateTable('lists').set({ from_address: UNVERIFIED }).where('id', '=', list.id).execute()
        const answer: Answer = ({ messages }) =>
          messages.some(({ from }) => from.address === UNVERIFIED) ? blocked('from', 15 * MINUTE) : 'accept'
        world.provider.answer(...many(answer))
      }
      const pauses = async () => {
        const lists = await world.test.context.db.selectFrom('lists').selectAll().orderBy('id').execute()
        return lists.map(({ name, pause_reason }) => ({ name, pause_reason }))
      }
      const onlyBad = [
        { name: 'Bad', pause_reason: 'from' },
        { name: 'Good', pause_reason: null },
      ]

      it('pauses that list with the reason, and no other', async () => {
        await open(0)
        await forbid(await world.add(2, 'Bad'))
        await drain(world.test.context, claimer)
        await world.add(20, 'Good')
        await drain(world.test.context, claimer)
        expect(await pauses()).toEqual(onlyBad)
        expect(acceptedOf('good')).toBe(20)
        expect(await world.sender()).toMatchObject({ block_kind: null, blocked_until: null })
        await world.goOn(1, HOUR)
        expect(await world.states()).toEqual({ held: 2, submitted: 20 })
        expect(world.provider.calls).toHaveLength(2)
      })

      it('is found in a batch of several lists, none of which is paused for it but its own', async () => {
        await open(0)
        await forbid(await world.add(3, 'Bad'))
        await world.add(20, 'Good')
        await drain(world.test.context, claimer)
        expect(await pauses()).toEqual(onlyBad)
        expect(acceptedOf('good')).toBe(20)
        expect(acceptedOf('bad')).toBe(0)
        expect(world.provider.calls[0]?.messages).toHaveLength(23)
        expect(world.provider.calls.length).toBeLessThan(20)
        expect(await world.sender()).toMatchObject({ block_kind: null, blocked_until: null })
      })
    })
  })
}

/** Whether a signal is aborted within so many milliseconds. */
async function aborted(signal: AbortSignal, withinMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(signal.aborted), withinMs)
  signal.addEventListener('abort', () => resolve(true), { once: true })
  const was = await promise
  clearTimeout(timer)
  return was
}
