import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertSuppression } from '../../db/suppressions.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { createList } from '../../src/actions/create-list.ts'
import { addressHash } from '../../src/core/address.ts'
import { joinList, newestMail, openSite, type Site, sendAllDue } from './site.ts'

const PATH = '/api/v1/subscriptions'

describe('the interface for sign-ups by a program', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
  })
  afterEach(async () => {
    await site.close()
  })

  async function send(body: unknown, headers: Record<string, string> = {}) {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await site.app.request(PATH, {
      method: 'POST',
      body: text,
      headers: { 'Content-Type': 'application/json', ...headers },
    })
    return { answer, status: answer.status, json: (await answer.json()) as unknown }
  }
  const fine = { list: 'weekly-tips', address: 'ana@example.com' }
  const fields = (faults: readonly string[]) => ({
    error: 'invalid',
    faults: faults.map((field) => ({ field, problem: expect.any(String) })),
  })
  const count = async () =>
    (await site.context.read.selectFrom('subscriptions').select('id').execute()).length

  it('takes several lists with all that is asked, and one mail asks for them', async () => {
    for (const name of ['Weekly tips', 'News']) {
      if (name === 'News') await createList(site.context, { name })
      await changeList(site.context, name, { listed: true })
    }
    await changeList(site.context, 'News', { field: ['city=City'] })
    const { list: _, ...rest } = fine
    const more = { name: 'Ana', fields: { city: 'Bonn' }, zone: 'Europe/Berlin', language: 'de' }
    const { status, json } = await send({ ...rest, lists: ['weekly-tips', 'news'], ...more })
    expect([status, json]).toEqual([202, { status: 'accepted' }])
    await sendAllDue(site)
    expect((await newestMail(site)).message.subject).toMatch(/Weekly tips und News/)
  })

  it('answers alike for a new, a known, a confirmed and a suppressed address', async () => {
    await joinList(site, 'in@example.com')
    const hash = addressHash(site.context.instance.pepper, 'gone@example.com')
    await insertSuppression(site.context.db, { address_hash: hash, reason: 'complained', created_at: 0 })
    const answers = []
    for (const name of ['new', 'new', 'in', 'gone']) {
      const { answer, json } = await send({ ...fine, address: `${name}@example.com` })
      answers.push(JSON.stringify([answer.status, [...answer.headers], json]))
    }
    expect(new Set(answers).size).toBe(1)
  })

  it('may be called by a script of any site, without credentials', async () => {
    const asked = await site.app.request(PATH, {
      method: 'OPTIONS',
      headers: { Origin: 'https://blog.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(asked.status).toBe(204)
    for (const { headers } of [asked, (await send(fine, { Origin: 'https://blog.example' })).answer]) {
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      expect(headers.get('Set-Cookie')).toBeNull()
    }
  })

  it.each<[string, unknown, string[]]>([
    ['no address', { list: 'weekly-tips' }, ['address']],
    ['no list', { address: 'ana@example.com' }, ['list']],
    ['a list that there is not', { ...fine, list: 'nope' }, ['list']],
    ['an address that is none', { ...fine, address: 'ana@' }, ['address']],
    ['a name with a line break', { ...fine, name: 'A\r\nBcc: b@example.com' }, ['name']],
    ['a field that is not asked', { ...fine, fields: { admin: '1' } }, ['fields.admin']],
    ['a field that is no text', { ...fine, fields: { city: { a: 1 } } }, ['fields.city']],
    ['a zone and a language that are none', { ...fine, zone: 'x', language: '!' }, ['zone', 'language']],
    ['an old version of the consent text', { ...fine, consent_version: 99 }, ['consent_version']],
    ['a key that there is not', { ...fine, admin: true }, ['admin']],
    ['an array', [fine], ['']],
    ['__proto__', '{"list":"weekly-tips","address":"ana@example.com","__proto__":{"a":1}}', ['__proto__']],
    ['__proto__ deep down and spelled otherwise', '{"fields":{"\\u005f_proto__":"x"}}', ['__proto__']],
  ])('names the field of %s', async (_, body, names) => {
    const { status, json } = await send(body)
    expect([status, json]).toEqual([422, fields(names)])
    expect(await count()).toBe(0)
  })

  it('joins a list that is not listed by itself only', async () => {
    await createList(site.context, { name: 'Secret' })
    await changeList(site.context, 'Weekly tips', { listed: true })
    const both = await send({ lists: ['weekly-tips', 'secret'], address: 'ana@example.com' })
    const none = await send({ lists: ['weekly-tips', 'nothing'], address: 'ana@example.com' })
    expect([both.status, both.json]).toEqual([none.status, none.json])
    expect(await count()).toBe(0)
    expect((await send({ list: 'secret', address: 'ana@example.com' })).status).toBe(202)
  })

  it('refuses what is no JSON, or too large, as JSON', async () => {
    expect(await send('{')).toMatchObject({ status: 422, json: { error: 'not-json' } })
    expect(await send('a=b', { 'Content-Type': 'text/plain' })).toMatchObject({ status: 415 })
    const large = JSON.stringify({ ...fine, name: 'a'.repeat(20_000) })
    expect(await send(large)).toMatchObject({ status: 413, json: { error: 'too-large' } })
    expect(await count()).toBe(0)
  })

  it('describes itself', async () => {
    const answer = await site.app.request('/api/v1/openapi.json')
    const described = (await answer.json()) as { openapi: string; paths: Record<string, object> }
    expect(described.openapi).toBe('3.1.0')
    expect(Object.keys(described.paths)).toEqual([PATH])
  })
})
