import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateClockSetBack } from '../../db/clock.ts'
import { signUpRoom, takeMailRoom, takeSignUpRoom } from '../../src/actions/sign-up-limits.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'

for (const dialect of DIALECTS) {
  describe(`the limits of the sign-up form on ${dialect}`, () => {
    let test: TestContext
    beforeEach(async () => {
      test = await openTestContext({ dialect })
    })
    afterEach(() => test.close())

    const settings = { perNetwork: 3, perHour: 5 }
    const ask = (networkHash: string | null) => ({ networkHash, now: test.clock.now, settings })
    const take = (networkHash: string | null) =>
      test.context.transact('test', (tx) => takeSignUpRoom(tx, ask(networkHash)))
    const mail = (addressHash: string, withinMs?: number) =>
      test.context.transact('test', (tx) =>
        takeMailRoom(tx, { addressHash, now: test.clock.now, ...(withinMs !== undefined && { withinMs }) }),
      )
    const rows = () => test.context.db.selectFrom('buckets').selectAll().orderBy('key').execute()

    it('take so many sign-ups from one network, and others all the same', async () => {
      const kinds = []
      for (let time = 0; time < 4; time++) kinds.push((await take('a')).kind)
      expect(kinds).toEqual(['room', 'room', 'room', 'full'])
      expect(await take('a')).toEqual({
        kind: 'full',
        by: 'network',
        until: test.clock.now + Math.ceil(HOUR / 3),
      })
      expect((await take('b')).kind).toBe('room')
    })

    it('take so many from everywhere together, also where no network is known', async () => {
      for (const network of ['a', 'b', null, 'c', null]) expect((await take(network)).kind).toBe('room')
      for (const network of ['d', null])
        expect(await take(network)).toMatchObject({
          kind: 'full',
          by: 'everyone',
          until: test.clock.now + HOUR / 5,
        })
      test.clock.advance(HOUR / 5)
      expect((await take('d')).kind).toBe('room')
    })

    it('take nothing from the others for what one network is refused', async () => {
      for (let time = 0; time < 50; time++) await take('a')
      expect((await take('b')).kind).toBe('room')
      expect((await take('b')).kind).toBe('room')
    })

    it('are looked at without a write, with the same answer', async () => {
      for (let time = 0; time < 3; time++) await take('a')
      const before = await rows()
      expect(await signUpRoom(test.context.read, ask('a'))).toEqual(await take('a'))
      expect(await signUpRoom(test.context.read, ask('b'))).toEqual({ kind: 'room' })
      expect(await rows()).toEqual(before)
    })

    it('are undone with the transaction that they were taken in', async () => {
      const failed = test.context.transact('test', async (tx) => {
        await takeSignUpRoom(tx, ask('a'))
        await takeMailRoom(tx, { addressHash: 'ana', now: test.clock.now })
        throw new Error('the sign-up failed')
      })
      await expect(failed).rejects.toThrow('the sign-up failed')
      expect(await rows()).toEqual([])
    })

    it('give one mailbox one mail a day and three in 30 days', async () => {
      const start = test.clock.now
      expect(await mail('ana')).toBe(start)
      expect(await mail('ana')).toBe(start + DAY)
      expect(await mail('ben')).toBe(start)
      expect(await mail('ana')).toBe(start + 2 * DAY)
      expect(await mail('ana', 7 * DAY)).toBe(Infinity)
      test.clock.advance(29 * DAY)
      expect(await mail('ana', 0)).toBe(Infinity)
      expect(await mail('ana', 2 * DAY)).toBe(start + 30 * DAY)
    })

    it('keep no more than three rows of a mailbox, however often it is asked', async () => {
      for (let day = 0; day < 100; day++) {
        await mail('ana')
        test.clock.advance(DAY)
      }
      expect(await rows()).toHaveLength(3)
    })

    it('keep nobody out for longer where the clock is set back', async () => {
      for (let time = 0; time < 5; time++) await take('a')
      await mail('ana')
      test.clock.advance(-365 * DAY)
      const { now } = test.clock
      await test.context.transact('test', (tx) => updateClockSetBack(tx, { now, byMs: 365 * DAY }))
      expect(await take('a')).toMatchObject({ kind: 'full', until: now + Math.ceil(HOUR / 3) })
      expect(await mail('ana')).toBe(now + DAY)
    })

    it('need no worker to notice that the clock was set back', async () => {
      for (let time = 0; time < 5; time++) await take('a')
      for (let time = 0; time < 3; time++) await mail('ana')
      test.clock.advance(-365 * DAY)
      expect((await take('a')).kind).toBe('room')
      expect(await mail('ana')).toBe(test.clock.now)
    })
  })
}
