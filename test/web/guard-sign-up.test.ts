import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeSignUpRoom } from '../../src/actions/sign-up-limits.ts'
import { defaultReaderSettings } from '../../src/core/sign-up/reader-settings.ts'
import type { Challenge, ChallengeAnswer } from '../../src/web/challenge.ts'
import { stampForm } from '../../src/web/fill-time.ts'
import { type Guarding, guardSignUp } from '../../src/web/guard-sign-up.ts'
import { openTestContext, type TestContext } from '../support/context.ts'

describe('the guard of the sign-up form', () => {
  let test: TestContext
  let asked: string[]
  beforeEach(async () => {
    test = await openTestContext()
    asked = []
  })
  afterEach(() => test.close())

  const settings = { ...defaultReaderSettings, perNetwork: 1, disposable: 'refuse', challenge: 'on' } as const
  const challenge = (answer: ChallengeAnswer): Challenge => ({
    html: '',
    script: 'https://challenge.example/api.js',
    origins: [],
    verify: async () => {
      asked.push('challenge')
      return answer
    },
  })
  const guard = (more: Partial<Guarding> = {}) => {
    const takesMail = async (domain: string) => {
      asked.push(domain)
      return 'no' as const
    }
    const plain = { address: 'ana@example.com', networkHash: 'a', stamp: null, form: {}, challenge: null }
    return guardSignUp({ ...test.context, takesMail }, { ...plain, settings: defaultReaderSettings, ...more })
  }
  const lenient = { ...settings, noMailServer: 'accept' } as const

  it('lets a sign-up go on where all is well', async () => {
    const stamp = stampForm(test.context.keys, test.clock.now)
    test.clock.advance(2000)
    expect(await guard({ settings: lenient, challenge: challenge('passed'), stamp })).toEqual({ kind: 'go' })
    expect(await guard({ settings: lenient, challenge: challenge('unavailable') })).toEqual({ kind: 'go' })
  })

  it('asks no other server for a form that was sent too soon, or a network that is over its limit', async () => {
    const stamp = stampForm(test.context.keys, test.clock.now)
    const strict = { settings, challenge: challenge('passed') }
    expect(await guard({ ...strict, stamp })).toEqual({ kind: 'again', stamp })
    const ask = { networkHash: 'a', now: test.clock.now, settings }
    await test.context.transact('test', (tx) => takeSignUpRoom(tx, ask))
    expect((await guard(strict)).kind).toBe('full')
    expect(asked).toEqual([])
    expect((await guard({ ...strict, networkHash: 'b' })).kind).toBe('refused')
    expect(asked).toEqual(['challenge', 'example.com'])
  })

  it('refuses who fails the challenge, where it is switched on and set up', async () => {
    expect(await guard({ settings: lenient, challenge: challenge('failed') })).toEqual({
      kind: 'challenge-failed',
    })
    expect((await guard({ settings: lenient })).kind).toBe('go')
    const off = { ...lenient, challenge: 'off' } as const
    expect((await guard({ settings: off, challenge: challenge('failed') })).kind).toBe('go')
  })

  it('refuses addresses by what is set', async () => {
    expect(await guard()).toEqual({ kind: 'refused', why: 'no-mail-server' })
    expect(await guard({ settings: lenient, address: 'ana@mailinator.com' })).toEqual({
      kind: 'refused',
      why: 'disposable',
    })
  })

  it('takes no room itself', async () => {
    for (let time = 0; time < 5; time++) await guard({ settings: lenient })
    expect(await test.context.db.selectFrom('buckets').selectAll().execute()).toEqual([])
  })
})
