import { domainToASCII } from 'node:url'
import { simpleParser } from 'mailparser'
import parseAddresses from 'nodemailer/lib/addressparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeList } from '../../../src/actions/change-list.ts'
import { changeSetting } from '../../../src/actions/change-setting.ts'
import { wireAddress } from '../../../src/transports/wire-address.ts'
import { dumpTables } from '../../support/full-dump.ts'
import { joinList, openSite, type Site } from '../site.ts'
import { naughtyAddresses, naughtyWords } from './naughty-inputs.ts'

/** Characters that no line of words has. */
const BROKEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u

describe('naughty inputs', () => {
  let site: Site
  let tried = 0
  let taken = 0
  beforeAll(async () => {
    site = await openSite()
    for (const name of ['sign-ups.per-hour', 'sign-ups.per-network'])
      await changeSetting(site.context, name, '1000000')
    await changeList(site.context, site.list.name, { field: ['city=City', 'topic=Topic | Sleep | Work'] })
  })
  afterAll(() => site.close())

  async function post(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const { status } = await site.app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
    judge(status, { path, fields })
  }

  async function send(body: unknown): Promise<void> {
    const headers = { 'Content-Type': 'application/json' }
    const path = '/api/v1/subscriptions'
    const answer = await site.app.request(path, { method: 'POST', body: JSON.stringify(body), headers })
    judge(answer.status, { path, body })
  }

  function judge(status: number, sent: unknown): void {
    tried++
    if (status < 300) taken++
    if (status >= 500 || status < 200) expect([status, sent]).toEqual(['no fault of the server', sent])
  }

  const form = `/subscribe/weekly-tips`

  it('number at least a thousand, and the form and the interface survive them all', {
    timeout: 240_000,
  }, async () => {
    expect(naughtyWords.length + naughtyAddresses.length).toBeGreaterThanOrEqual(1000)
    for (const [index, address] of naughtyAddresses.entries()) {
      await post('/unsubscribe', { address })
      if (index % 2 === 0) await post(form, { address, kept: address })
      else await send({ list: 'weekly-tips', address })
    }
    for (const [index, word] of naughtyWords.entries()) {
      const address = `reader-${index}@example.com`
      const hidden = { consent: word, list: word, zone: word, 'field-topic': index % 2 === 0 ? word : '' }
      await post(form, { address, name: word, ...hidden, 'field-city': word })
      const about = index % 2 === 0 ? {} : { zone: word, language: word, [word]: word }
      await send({ list: 'weekly-tips', address, name: word, fields: { city: word }, ...about })
    }
  })

  it('pass the preferences and the question why somebody left', { timeout: 240_000 }, async () => {
    const { subscription, unsubscribe } = await joinList(site, 'maria@example.com')
    const preferences = new URL(site.context.links.preferences(subscription)).pathname
    for (const [index, word] of naughtyWords.entries()) {
      const forms = [
        { action: 'you', name: word, 'field.city': word, [`field.${word}`]: word },
        { action: 'you', language: word, zone: word },
        { action: word, subscription: word, series: word, list: word },
        { action: 'pace', subscription: '1', series: word, pace: word, pause: word, until: word },
        { action: 'address', address: naughtyAddresses[index] ?? word },
      ]
      await post(preferences, forms[index % forms.length] ?? {})
    }
    await post(unsubscribe, { action: 'leave' })
    for (const word of naughtyWords) await post(unsubscribe, { action: 'why', reason: word, note: word })
  })

  it('leave no address in the store that another parser reads otherwise, or that no mail can go to', async () => {
    const { read } = site.context
    const people = await read.selectFrom('subscribers').select('address').execute()
    const wishes = await read.selectFrom('address_changes').select('address').execute()
    const stored = [...people, ...wishes].flatMap(({ address }) => address ?? [])
    expect(stored.length).toBeGreaterThan(100)
    for (const address of stored) {
      expect(parseAddresses(address)).toEqual([{ address, name: '' }])
      expect(wireAddress(address)).toBe(address)
    }
    const mail = await simpleParser(`To: ${stored.join(', ')}\r\n\r\n`)
    const readBack = [mail.to ?? []]
      .flat()
      .flatMap(({ value }) => value.map(({ address }) => inLabels(address)))
    expect(readBack).toEqual(stored)
  })

  it('leave no line with a control character, a line break or half a character', async () => {
    const { read } = site.context
    const people = await read
      .selectFrom('subscribers')
      .select(['name', 'fields', 'zone', 'language'])
      .execute()
    const asked = await read
      .selectFrom('subscriptions')
      .select(['requested_name', 'requested_profile', 'left_reason'])
      .execute()
    const lines = [...people, ...asked].flatMap((row) => Object.values(row)).filter((line) => line !== null)
    expect(lines.length).toBeGreaterThan(100)
    expect(
      lines.filter(
        (line) => BROKEN.test(line) || BROKEN.test(line.replaceAll(/\\u([0-9a-f]{4})/gi, decoded)),
      ),
    ).toEqual([])
    expect(await dumpTables(site.context)).not.toMatch(/"__proto__\\*":/)
    expect({}).not.toHaveProperty('a')
    process.stdout.write(
      `naughty inputs: ${naughtyWords.length} words, ${naughtyAddresses.length} addresses, ${tried} posts, ${taken} taken, no 5xx\n`,
    )
  })

  /** The parser shows a domain in its own letters. */
  function inLabels(address = ''): string {
    const at = address.lastIndexOf('@') + 1
    return address.slice(0, at) + domainToASCII(address.slice(at))
  }

  function decoded(_: string, code: string): string {
    return String.fromCharCode(Number.parseInt(code, 16))
  }
})
