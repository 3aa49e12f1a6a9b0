import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findListByName, type ListRow } from '../../db/lists.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { confirm, findConfirmation } from '../../src/actions/confirm.ts'
import { type SubscribeInput, subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { visibleText } from '../support/mail-words.ts'
import { linkToken, makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'
import { signUpForm } from '../support/sign-up-form.ts'

const ANA = 'ana@example.com'

for (const dialect of DIALECTS) {
  describe(`signing up for several lists on ${dialect}`, () => {
    let test: TestContext
    let tips: ListRow
    let news: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      tips = await listed('Weekly tips')
      news = await listed('News')
    })
    afterEach(() => test.close())

    async function listed(name: string): Promise<ListRow> {
      await makeList(test.context, name)
      const changed = await changeList(test.context, name, { listed: true })
      if (changed.kind === 'problem') throw new Error(changed.message)
      return changed.list
    }
    const ask = (lists: readonly ListRow[], more: Partial<SubscribeInput> = {}) =>
      subscribe(
        test.context,
        signUpForm(
          lists.map(({ id }) => id),
          ANA,
          more,
        ),
      )
    const states = async () =>
      await test.context.db
        .selectFrom('subscriptions')
        .select(['list_id', 'state'])
        .orderBy('list_id')
        .execute()
    const mails = () => subjectsTo(test, ANA)

    it('asks with one mail that names them all, and one link confirms them all', async () => {
      await publishSteps(test.context, news)
      await ask([tips, news])
      await drain(test.context, worker)
      expect(await mails()).toEqual(['Please confirm your sign-up for Weekly tips and News'])
      const token = await linkToken(test, ANA, 'confirm')
      expect(await confirm(test.context, token)).toMatchObject({
        kind: 'confirmed',
        listNames: ['Weekly tips', 'News'],
      })
      expect((await states()).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
      expect(await test.context.db.selectFrom('enrolments').selectAll().execute()).toHaveLength(1)
    })

    it('names each list with its sender and its own text in quotation marks, in both parts of the mail', async () => {
      await changeList(test.context, news.name, { fromName: 'Bo Lund', consentText: 'Send me news.' })
      await changeList(test.context, tips.name, { consentText: 'Send me tips.' })
      await ask([tips, news])
      await drain(test.context, worker)
      const message = (await test.captured.list())[0]?.message
      const said = 'Weekly tips (Maya): “Send me tips.” · News (Bo Lund): “Send me news.”'
      expect(visibleText(message?.html ?? '').replace(/\s+/g, ' ')).toContain(said)
      expect(message?.text.replace(/\s+/g, ' ')).toContain(said)
    })

    it('names them all again to whoever presses the link twice, but for what they have left', async () => {
      const more = await listed('Offers')
      await ask([tips, news, more])
      await drain(test.context, worker)
      const token = await linkToken(test, ANA, 'confirm')
      await confirm(test.context, token)
      const all = { listNames: ['Weekly tips', 'News', 'Offers'] }
      expect(await confirm(test.context, token)).toMatchObject({ kind: 'already', ...all })
      expect(await findConfirmation(test.context, token)).toMatchObject({ kind: 'confirmed', ...all })
      await unsubscribe(test.context, test.context.links.unsubscribe(2).split('/').at(-1) ?? '')
      expect(await confirm(test.context, token)).toMatchObject({ listNames: ['Weekly tips', 'Offers'] })
    })

    it('never joins a list that is not listed through the form of another, nor others through its own', async () => {
      const secret = await makeList(test.context, 'Secret')
      const joined = async (address: string, lists: readonly ListRow[]) => {
        const ids = lists.map(({ id }) => id)
        await subscribe(test.context, signUpForm(ids, address))
        const rows = await test.context.db
          .selectFrom('subscriptions')
          .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
          .select('list_id')
          .where('address', '=', address)
          .execute()
        return rows.map(({ list_id }) => list_id)
      }
      expect(await joined('ana@example.com', [tips, secret])).toEqual([tips.id])
      expect(await joined('ben@example.com', [secret, tips])).toEqual([secret.id])
      expect(await joined('cleo@example.com', [tips, news])).toEqual([tips.id, news.id])
    })

    it('asks again for all that a mail asked for once its own list is asked for anew', async () => {
      await ask([tips, news])
      await drain(test.context, worker)
      const older = await linkToken(test, ANA, 'confirm')
      test.clock.advance(DAY)
      await ask([tips])
      await drain(test.context, worker)
      expect((await mails())[1]).toBe('Please confirm your sign-up for Weekly tips and News')
      expect((await confirm(test.context, older)).kind).toBe('invalid')
      await confirm(test.context, await linkToken(test, ANA, 'confirm'))
      expect((await states()).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    })

    it('still asks for the others when their reader leaves the list that carries the mail', async () => {
      await signUp(test, tips, ANA)
      await publishSteps(test.context, tips)
      const person = await findSubscriber(test.context.db, ANA)
      const link =
        test.context.links
          .unsubscribe(person?.id ?? 0)
          .split('/')
          .at(-1) ?? ''
      await unsubscribe(test.context, link)
      await ask([tips, news])
      await unsubscribe(test.context, link)
      test.clock.advance(DAY)
      await drain(test.context, worker)
      expect(await mails()).toEqual([
        'Please confirm your sign-up for Weekly tips',
        'Please confirm your sign-up for News',
      ])
      await confirm(test.context, await linkToken(test, ANA, 'confirm'))
      expect((await states()).map(({ state }) => state)).toEqual(['ended', 'confirmed'])
    })

    it('tells somebody who is on them all so, once a day, and keeps no request', async () => {
      await signUp(test, tips, ANA)
      test.clock.advance(DAY)
      for (let time = 0; time < 3; time++) await ask([tips])
      await drain(test.context, worker)
      expect((await mails()).slice(1)).toEqual(['You get Weekly tips already'])
      expect((await states()).map(({ state }) => state)).toEqual(['confirmed'])
      const consents = await test.context.db.selectFrom('consents').select('kind').execute()
      expect(consents.map(({ kind }) => kind)).toEqual(['requested', 'confirmed'])
    })

    it('asks only for what somebody is not on yet', async () => {
      await signUp(test, tips, ANA)
      test.clock.advance(DAY)
      await ask([tips, news])
      await drain(test.context, worker)
      expect((await mails())[1]).toBe('Please confirm your sign-up for News')
    })

    const profile = { zone: 'Europe/Berlin', language: 'de', fields: {} }

    it('takes over zone, language and fields once they are confirmed, and not before', async () => {
      await changeList(test.context, tips.name, { field: ['city=City', 'topic*=Topic | Sleep | Work'] })
      const fields = { city: ' Bonn ', topic: 'Sleep' }
      await ask([tips], { profile: { ...profile, fields } })
      expect(await findSubscriber(test.context.db, ANA)).toMatchObject({ zone: null, fields: '{}' })
      await drain(test.context, worker)
      await confirm(test.context, await linkToken(test, ANA, 'confirm'))
      expect(await findSubscriber(test.context.db, ANA)).toMatchObject({
        zone: 'Europe/Berlin',
        language: 'de',
        fields: '{"city":"Bonn","topic":"Sleep"}',
      })
    })

    it('believes neither name nor profile nor browser where the requests of one mail disagree', async () => {
      await ask([tips], { name: 'Ana', profile, browserHash: 'a' })
      await ask([news], {
        name: 'Smelly Fool',
        profile: { ...profile, zone: 'Asia/Tokyo' },
        browserHash: 'b',
      })
      await drain(test.context, worker)
      const token = await linkToken(test, ANA, 'confirm')
      expect(await findConfirmation(test.context, token)).toMatchObject({ browserHash: null })
      await confirm(test.context, token)
      expect(await findSubscriber(test.context.db, ANA)).toMatchObject({ name: null, zone: null })
    })

    it('says what is wrong with each thing in a request, and writes nothing', async () => {
      await changeList(test.context, tips.name, { field: ['topic*=Topic | Sleep | Work', 'city=City'] })
      const bad = { city: 'a\r\nb', other: 'x' }
      const outcome = await ask([tips], { profile: { zone: 'Mars/Base', language: 'de_DE!', fields: bad } })
      expect(outcome).toEqual({
        kind: 'faulty',
        faults: [
          { at: 'zone', fault: 'invalid' },
          { at: 'language', fault: 'invalid' },
          { at: 'fields', key: 'other', fault: 'unknown' },
          { at: 'fields', key: 'topic', fault: 'missing' },
          { at: 'fields', key: 'city', fault: 'invalid' },
        ],
      })
      expect(await states()).toEqual([])
    })

    it('records which version of the text was agreed to, and from which network', async () => {
      await changeList(test.context, tips.name, { consentText: 'Yes, send me tips.' })
      expect((await findListByName(test.context.db, tips.name))?.consent_version).toBe(2)
      expect(await ask([tips], { consentVersion: 1 })).toEqual({
        kind: 'faulty',
        faults: [{ at: 'consent', fault: 'changed' }],
      })
      await ask([tips], { consentVersion: 2, networkHash: 'n' })
      await changeList(test.context, tips.name, { consentText: 'Yes, send me everything.' })
      await drain(test.context, worker)
      await confirm(test.context, await linkToken(test, ANA, 'confirm'), 'm')
      const records = await test.context.db
        .selectFrom('consents')
        .select(['kind', 'text', 'text_version', 'network_hash'])
        .execute()
      const agreed = { text: 'Yes, send me tips.', text_version: 2 }
      expect(records).toEqual([
        { ...agreed, kind: 'requested', network_hash: 'n' },
        { ...agreed, kind: 'confirmed', network_hash: 'm' },
      ])
    })
  })
}
