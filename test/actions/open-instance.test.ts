import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openInstance } from '../../src/actions/open-instance.ts'
import { signToken, verifyToken } from '../../src/core/link-token.ts'
import { openTestStore, type TestStore } from '../support/database.ts'

describe('openInstance', () => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore()
  })
  afterEach(() => test.close())

  let byte = 0
  const open = async (secretKey: string | null) =>
    await openInstance(test.store.db, {
      now: 1,
      secretKey,
      newId: () => 'abc',
      randomBytes: (count) => new Uint8Array(count).fill(++byte),
    })
  const keysOf = async (secretKey: string | null) => {
    const opened = await open(secretKey)
    if (opened.kind === 'problem') throw new Error(opened.message)
    return opened.keys
  }
  const stored = () => test.store.db.selectFrom('signing_keys').select(['secret', 'wrapped']).execute()
  const KEY = 'sixteen characters or more'

  it('makes a name, a pepper and a key once, and keeps them', async () => {
    const first = await open(null)
    expect(first).toMatchObject({ kind: 'open', instance: { name: 'abc', epoch: 1 } })
    expect(await open(null)).toEqual(first)
  })

  it('makes one key when two start for the first time at one moment', async () => {
    const [first, second] = await Promise.all([open(null), open(null)])
    expect(second).toEqual(first)
    expect(await stored()).toHaveLength(1)
  })

  it('wraps the keys when SECRET_KEY is set later, and links that were sent still work', async () => {
    const [before] = await keysOf(null)
    if (!before) throw new Error('There is no key.')
    const token = signToken(before, { purpose: 'unsubscribe', subscription: 1, subject: 0 })
    const after = await keysOf(KEY)
    expect(verifyToken(after, 'unsubscribe', token)).not.toBeNull()
    expect(await stored()).toMatchObject([{ wrapped: 1 }])
    expect((await stored())[0]?.secret).not.toContain(Buffer.from(before.secret).toString('base64'))
    expect(await keysOf(KEY)).toEqual(after)
  })

  it('says which SECRET_KEY is missing or wrong, and changes nothing', async () => {
    await keysOf(KEY)
    const before = await stored()
    expect(await open(null)).toMatchObject({
      kind: 'problem',
      message: expect.stringContaining('set SECRET_KEY to the value'),
    })
    expect(await open('another key of sixteen')).toMatchObject({
      kind: 'problem',
      message: expect.stringContaining('not the one'),
    })
    expect(await stored()).toEqual(before)
  })
})
