import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateList } from '../../db/lists.ts'
import { changeList } from '../../src/actions/change-list.ts'
import {
  LONGEST_CONSENT,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_POSTAL_ADDRESS,
} from '../../src/core/sign-up/public-line.ts'
import { importPeople, subscriptionOf } from '../support/imported.ts'
import { openSite, type Site, sendAllDue } from './site.ts'

const MOST_BYTES = 30_000
/** A letter that takes three bytes. */
const long = (count: number): string => '漢'.repeat(count)

let site: Site
beforeEach(async () => {
  site = await openSite({ remoteAddress: () => '203.0.113.7' })
})
afterEach(() => site.close())

const sizeOf = async (path: string): Promise<number> => {
  const answer = await site.app.request(path)
  expect(answer.status).toBe(200)
  return Buffer.byteLength(await answer.text())
}

describe('the longest words that a list takes', () => {
  it('leave each public page below 30 KB', async () => {
    const { context, list } = site
    // Ten questions with thirty choices each: 2,000 letters in all.
    const field = Array.from({ length: 10 }, (_, question) => {
      const choices = Array.from(
        { length: 30 },
        (_, choice) => ` | ${String(choice).padStart(2, '0')}漢漢漢漢`,
      )
      return `q${question}=${long(20)}${choices.join('')}`
    })
    const changed = await changeList(context, list.name, {
      fromName: long(LONGEST_NAME),
      from: 'maya@example.com',
      postalAddress: long(LONGEST_POSTAL_ADDRESS),
      consentText: long(LONGEST_CONSENT),
      footerNote: long(LONGEST_NOTE),
      privacyUrl: 'https://example.com/privacy',
      listed: true,
      field,
    })
    if (changed.kind === 'problem') throw new Error(changed.message)
    await importPeople(context, list, ['ana@example.com'])
    await updateList(context.db, list.id, { name: long(LONGEST_NAME) })
    const { id } = await subscriptionOf(context, list, 'ana@example.com')
    await site.app.request(`/subscribe/${list.slug}`, {
      method: 'POST',
      body: new URLSearchParams({ address: 'ben@example.com' }),
    })
    await sendAllDue(site)
    const text = (await site.captured.list()).map(({ message }) => message.text).join('')
    const [confirmPath = ''] = /\/confirm\/[\w-]+/.exec(text) ?? []
    const preferences = new URL(context.links.preferences(id)).pathname
    const paths = [`/subscribe/${list.slug}`, confirmPath, preferences, `${preferences}?view=you`]
    const sizes = []
    for (const path of paths) sizes.push(await sizeOf(path))
    sizes.push(await sizeOf(new URL(context.links.unsubscribe(id)).pathname))
    expect(sizes.filter((size) => size > MOST_BYTES)).toEqual([])
  })
})
