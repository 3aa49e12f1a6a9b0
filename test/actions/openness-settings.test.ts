import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeList } from '../../src/actions/change-list.ts'
import { createList } from '../../src/actions/create-list.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { makeList } from '../support/published.ts'

describe('who else learns of a list', () => {
  let test: TestContext
  beforeEach(async () => {
    test = await openTestContext()
    await makeList(test.context)
  })
  afterEach(() => test.close())

  const set = (settings: Parameters<typeof changeList>[2]) =>
    changeList(test.context, 'Weekly tips', settings)

  it('is nobody unless its marketer says so', async () => {
    expect(await set({})).toMatchObject({ list: { archive: 0, sensitive: 0 } })
    expect(await set({ archive: true })).toMatchObject({ list: { archive: 1 } })
    expect(await set({ archive: false })).toMatchObject({ list: { archive: 0 } })
  })

  it('is refused an archive where being on it is private, then and later', async () => {
    for (const settings of [{ archive: true, sensitive: true }]) {
      expect(await set(settings)).toMatchObject({ kind: 'problem' })
      expect(await createList(test.context, { name: 'Secret', ...settings })).toMatchObject({
        kind: 'problem',
      })
    }
    await set({ sensitive: true })
    const refused = await set({ archive: true })
    expect(refused).toMatchObject({ kind: 'problem' })
    expect(refused.kind === 'problem' && refused.message).toContain('--no-sensitive')
    expect(await set({ archive: true, sensitive: false })).toMatchObject({
      list: { archive: 1, sensitive: 0 },
    })
  })

  it('closes the archive and stops tracking with the word that it is private', async () => {
    await set({ archive: true })
    await test.context.db.updateTable('lists').set({ track_clicks: 1, track_opens: 1 }).execute()
    const closed = { archive: 0, sensitive: 1, track_clicks: 0, track_opens: 0 }
    expect(await set({ sensitive: true })).toMatchObject({ list: closed })
  })
})
