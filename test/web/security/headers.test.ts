import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ListRow, updateList } from '../../../db/lists.ts'
import { changeList } from '../../../src/actions/change-list.ts'
import { createList } from '../../../src/actions/create-list.ts'
import { importSubscribers } from '../../../src/actions/import-subscribers.ts'
import { planIssue, scheduleIssue } from '../../../src/actions/schedule-issue.ts'
import { readPeople } from '../../../src/cli/people-csv.ts'
import type { CapturedMessage } from '../../../src/core/mail/message.ts'
import { drain } from '../../../src/worker/worker.ts'
import { HOUR } from '../../support/context.ts'
import { DIALECTS } from '../../support/database.ts'
import { buildLetter, worker } from '../../support/published.ts'
import { insertReader } from '../../support/sent-mail.ts'
import { newestMail, openSite, type Site, sendAllDue } from '../site.ts'

/** What ends a line for one program or another. */
const BREAKS: readonly (readonly [string, string])[] = [
  ['CR LF', '\r\n'],
  ['CR', '\r'],
  ['LF', '\n'],
  ['a folded line', '\r\n '],
  ['an empty line', '\r\n\r\n'],
  ['NUL', '\0'],
  ['a vertical tab', '\u000B'],
  ['a form feed', '\u000C'],
  ['NEL', '\u0085'],
  ['U+2028', '\u2028'],
  ['U+2029', '\u2029'],
]

const INJECTED = 'Bcc: victim@example.com'

/** In this order and no other. */
const NOTICE_HEADERS = [
  'auto-submitted',
  'from',
  'to',
  'reply-to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
]
const STEP_HEADERS = [
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-id',
  'feedback-id',
  ...NOTICE_HEADERS,
]

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** The head of the message as its bytes have it: the names of its headers in order, once it is known to be well formed. */
async function headerNames({ message }: CapturedMessage): Promise<string[]> {
  const raw = Buffer.from(await site.captured.raw(message)).toString('latin1')
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/)
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
  expect(head).toMatch(/^[\t\r\n\x20-\x7E]*$/)
  const names = head
    .split('\r\n')
    .flatMap((line) => (/^[ \t]/.test(line) ? [] : [line.split(':')[0]?.toLowerCase() ?? '']))
  return names
}

async function countRows(table: 'subscribers' | 'lists' | 'address_changes'): Promise<number> {
  return (await site.context.read.selectFrom(table).select('id').execute()).length
}

describe('a line break where one line is asked for', () => {
  let preferences: string
  beforeAll(async () => {
    await changeList(site.context, 'Weekly tips', { field: ['city=City'] })
    const reader = await insertReader(site.context, site.list.id, 'reader@example.com')
    preferences = new URL(site.context.links.preferences(reader.subscription)).pathname
  })

  it.each(BREAKS)('is refused by the sign-up form and the interface: %s', async (_, broken) => {
    const evil = `Ana${broken}${INJECTED}`
    const before = await countRows('subscribers')
    const address = 'ana@example.com'
    const forms = [
      { address, name: evil },
      { address, 'field-city': evil },
      { address: address + broken + INJECTED },
    ]
    for (const fields of forms) {
      const body = new URLSearchParams(fields)
      expect((await site.app.request('/subscribe/weekly-tips', { method: 'POST', body })).status).toBe(422)
    }
    const sent = [
      { address, name: evil },
      { address, fields: { city: evil } },
      { address: address + broken + INJECTED },
    ]
    for (const one of sent) {
      const body = JSON.stringify({ list: 'weekly-tips', ...one })
      const headers = { 'Content-Type': 'application/json' }
      expect(
        (await site.app.request('/api/v1/subscriptions', { method: 'POST', body, headers })).status,
      ).toBe(422)
    }
    const asked = new URLSearchParams({ address: address + broken + INJECTED })
    expect((await site.app.request('/unsubscribe', { method: 'POST', body: asked })).status).toBe(422)
    expect(await countRows('subscribers')).toBe(before)
  })

  it.each(BREAKS)('is refused in the settings of a list: %s', async (_, broken) => {
    const evil = `Maya${broken}${INJECTED}`
    const lists = await countRows('lists')
    const settings = [
      { fromName: evil },
      { from: `maya@example.com${broken}${INJECTED}` },
      { replyTo: `maya@example.com${broken}${INJECTED}` },
      { field: [`city=${evil}`] },
      { language: `en${broken}` },
      { zone: `UTC${broken}` },
    ]
    for (const setting of settings) {
      expect([setting, (await changeList(site.context, 'Weekly tips', setting)).kind]).toEqual([
        setting,
        'problem',
      ])
    }
    expect((await createList(site.context, { name: evil })).kind).toBe('problem')
    expect(await countRows('lists')).toBe(lists)
  })

  it.each(BREAKS)('is refused in a file of people: %s', async (_, broken) => {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    const lines = [
      ['email', 'name'],
      ['ben@example.com', `Ben${broken}${INJECTED}`],
      [`ben@example.com${broken}${INJECTED}`, 'Ben'],
      ['fine@example.com', 'Fine'],
    ]
    const csv = lines.map((line) => line.map(cell).join(',')).join('\r\n')
    const people = await readPeople(Buffer.from(csv), 'people.csv')
    if (people.kind === 'problem') throw new Error(people.message)
    const before = await countRows('subscribers')
    const input = { listName: 'Weekly tips', consent: 'at the fair', rows: people.rows }
    expect(await importSubscribers(site.context, input)).toMatchObject({
      invalid: [{ what: 'name' }, { what: 'address' }],
    })
    expect((await countRows('subscribers')) - before).toBeLessThanOrEqual(1)
    expect(
      await site.context.read
        .selectFrom('subscribers')
        .select('id')
        .where('address', 'like', 'ben@%')
        .execute(),
    ).toEqual([])
  })

  it.each(BREAKS)('is refused in the preferences: %s', async (_, broken) => {
    const evil = `Ana${broken}${INJECTED}`
    for (const fields of [
      { action: 'you', name: evil },
      { action: 'address', address: `ana@example.com${broken}${INJECTED}` },
    ]) {
      const answer = await site.app.request(preferences, {
        method: 'POST',
        body: new URLSearchParams(fields),
      })
      expect([fields, answer.status]).toEqual([fields, 422])
    }
    expect(await countRows('address_changes')).toBe(0)
  })
})

describe('the bytes of a mail', () => {
  // PostgreSQL has no NUL in its text.
  it.each(BREAKS.filter(([name]) => name !== 'NUL' || DIALECTS.includes('sqlite')))(
    'have exactly the headers that it should have, even where a stored line has %s',
    async (name, broken) => {
      const evil = `Maya${broken}${INJECTED}${name}`
      const { db } = site.context
      const list = await newList(name)
      await updateList(db, list.id, { name: evil, from_name: evil, consent_text: evil, footer_note: evil })
      await join(list, `ana-${list.id}@example.com`)
      expect(await headerNames(await newestMail(site))).toEqual(NOTICE_HEADERS)
      await db.updateTable('subscribers').set({ name: evil }).execute()
      const mail = await sendIssue(`Spring {{ name }} {{ list_name }}${broken}${INJECTED}`, evil)
      expect(await headerNames(mail)).toEqual(STEP_HEADERS)
      expect(mail.message.to).toEqual({ name: '', address: `ana-${list.id}@example.com` })
    },
  )

  it('show the name of a header as words where it is only words', async () => {
    const list = await newList('Words')
    await changeList(site.context, list.name, { fromName: INJECTED })
    await join(list, 'words@example.com')
    const mail = await sendIssue(`${INJECTED} and Reply-To: x`, list.name)
    expect(await headerNames(mail)).toEqual(STEP_HEADERS)
    expect(mail.message.subject).toBe(`${INJECTED} and Reply-To: x`)
    expect(mail.message.from.name).toBe(INJECTED)
  })

  it('are not made where a stored address of ours holds a line break', async () => {
    const list = await newList('Broken')
    await updateList(site.context.db, list.id, { reply_to: `maya@example.com\r\n${INJECTED}` })
    await askFor(list, 'broken@example.com')
    const last = await site.context.read
      .selectFrom('deliveries')
      .select(['state', 'reason'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(last).toEqual({ state: 'held', reason: 'cannot-be-composed' })
  })
})

async function newList(name: string): Promise<ListRow> {
  const made = await createList(site.context, { name })
  if (made.kind === 'problem') throw new Error(made.message)
  return made.list
}

async function askFor(list: ListRow, address: string): Promise<void> {
  const body = new URLSearchParams({ address })
  const answer = await site.app.request(`/subscribe/${list.slug}`, { method: 'POST', body })
  expect(answer.status).toBe(200)
  await sendAllDue(site)
}

async function join(list: ListRow, address: string): Promise<void> {
  await askFor(list, address)
  const link = /\/confirm\/[\w-]+/.exec((await newestMail(site)).message.text)?.[0] ?? ''
  await site.app.request(link, { method: 'POST' })
}

/** Sends one issue and gives it as its one reader got it. */
async function sendIssue(subject: string, listName: string): Promise<CapturedMessage> {
  const letter = buildLetter('issue', subject)
  const planned = await planIssue(site.context, { name: 'Spring', letter, listName, time: 'now' })
  if (planned.kind === 'problem') throw new Error(planned.message)
  await scheduleIssue(site.context, planned.plan)
  site.clock.advance(HOUR)
  await drain(site.context, worker)
  return await newestMail(site)
}
