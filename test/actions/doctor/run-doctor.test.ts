import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertEvent } from '../../../db/events.ts'
import { updateList } from '../../../db/lists.ts'
import type { DoctorAround, SenderSetup } from '../../../src/actions/doctor/around.ts'
import { runDoctor } from '../../../src/actions/doctor/run-doctor.ts'
import { messageBytes } from '../../../src/transports/mime.ts'
import { DAY, openTestContext, type TestContext } from '../../support/context.ts'
import { DIALECTS } from '../../support/database.ts'
import { makeList, publishSteps, signUp } from '../../support/published.ts'
import { tableProbe, type World } from '../../support/table-probe.ts'

const key = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A'
const smtp: SenderSetup = {
  kind: 'smtp',
  server: { host: 'mail.example.com', port: 587, secure: false, local: false, logsIn: true },
  dkim: { domain: 'example.com', selector: 'r1', publicKey: key },
}
const resend: SenderSetup = { kind: 'resend', apiUrl: 'https://api.resend.com' }

for (const dialect of DIALECTS) {
  describe(`doctor on ${dialect}`, () => {
    let test: TestContext
    beforeEach(async () => {
      test = await openTestContext({ dialect, settings: { realTransport: true } })
    })
    afterEach(async () => await test.close())

    const run = async (sender: SenderSetup, world: World, listName: string | null = null) => {
      const probe = tableProbe(world)
      const around: DoctorAround = { probe, sender, bytes: messageBytes, databaseFolder: test.opened.folder }
      const ran = await runDoctor(test.context, around, { listName })
      const findings = ran.kind === 'findings' ? ran.findings : []
      const levels = Object.fromEntries(findings.map((one) => [`${one.subject}: ${one.check}`, one.level]))
      return { ran, probe, findings, levels }
    }

    it('follows includes as far as the limit, however they go in circles', async () => {
      await makeList(test.context)
      const circle = {
        'example.com': 'v=spf1 include:a.example.net -all',
        'a.example.net': 'v=spf1 include:example.com -all',
      }
      const { findings } = await run(smtp, { texts: circle })
      expect(findings.find(({ check }) => check === 'SPF')).toMatchObject({
        level: 'fail',
        found: expect.stringContaining('includes itself by way of example.com'),
      })
    })

    it('stops at eleven look-ups of a record that branches without end', async () => {
      await makeList(test.context)
      const branch = (name: string) => `v=spf1 include:${name}a.example.net include:${name}b.example.net -all`
      const texts = new Proxy(
        {},
        { get: (_, name) => branch(String(name).replace(/\.?example\.(com|net)$/, '')) },
      )
      const { findings, probe } = await run(smtp, { texts })
      expect(findings.find(({ check }) => check === 'SPF')).toMatchObject({
        level: 'fail',
        found: expect.stringContaining('more than 10'),
      })
      expect(
        probe.asked.filter((one) => /^texts .*example\.net$/.test(one) && !one.includes('_dmarc')).length,
      ).toBeLessThanOrEqual(10)
    })

    it('says what an include without a record spoils, and what it could not follow', async () => {
      await makeList(test.context)
      const including = { 'example.com': 'v=spf1 include:a.example.net -all' }
      const spf = async (texts: World['texts']) =>
        (await run(smtp, { texts: { ...including, ...texts } })).levels['example.com: SPF']
      expect(await spf({})).toBe('fail')
      expect(await spf({ 'a.example.net': null })).toBe('unknown')
      expect(await spf({ 'a.example.net': 'v=spf1 ip4:192.0.2.1 -all' })).toBe('ok')
    })

    it('prints nothing of a hostile record as it is, and no more than a line of it', async () => {
      await makeList(test.context)
      const texts = {
        'example.com': `v=spf1 \u001b[2J${'x'.repeat(1000)} -all`,
        'r1._domainkey.example.com': `p=${'A'.repeat(100_000)}`,
        '_dmarc.example.com': Array.from({ length: 10_000 }, (_, index) => `v=DMARC1; p=none; x${index}=y`),
      }
      const exchanges = { 'example.com': `\u0007${'m'.repeat(500)}` }
      const { findings } = await run(smtp, { texts, exchanges })
      for (const { found } of findings) {
        expect(found).not.toMatch(/[\p{Cc}]/u)
        expect(found.length).toBeLessThan(700)
      }
      const levels = findings
        .filter(({ subject }) => subject === 'example.com')
        .map(({ check, level }) => `${check} ${level}`)
      expect(levels).toEqual(['SPF fail', 'DKIM fail', 'DMARC fail', 'alignment ok', 'mail ok'])
    })

    it('looks at a domain once for all of its lists, and at one list where that is asked', async () => {
      await makeList(test.context)
      const other = await makeList(test.context, 'News')
      await updateList(test.context.db, other.id, { from_address: 'news@example.org' })
      await makeList(test.context, 'More tips')
      const { findings, probe } = await run(smtp, {})
      expect(findings.filter(({ check }) => check === 'DKIM').map(({ subject }) => subject)).toEqual([
        'example.com',
        'example.org',
      ])
      expect(new Set(probe.asked).size).toBe(probe.asked.length)
      const one = await run(smtp, {}, 'News')
      expect([...new Set(one.findings.map(({ subject }) => subject))]).toEqual([
        'installation',
        'mail server mail.example.com',
        'example.org',
        'list “News”',
        'store',
      ])
      expect((await run(smtp, {}, 'Old')).ran).toEqual({
        kind: 'problem',
        message: 'There is no list “Old”: npx rivulet list show names them.',
      })
    })

    it('looks at the default sender’s domain before there is a list', async () => {
      const { levels } = await run(smtp, { exchanges: { 'example.com': 'mx.example.com' } })
      expect(levels).toMatchObject({ 'example.com: mail': 'ok', 'example.com: DKIM': 'fail' })
    })

    it('finds the name of the mail server’s address, and whether it leads back', async () => {
      const answer = {
        address: '93.184.216.34',
        tls: 'by STARTTLS',
        certificate: null,
        offersLogin: true,
      } as const
      const names = { '93.184.216.34': 'mail.example.com' }
      const ptr = async (world: World) =>
        (await run(smtp, { smtp: answer, ...world })).levels['mail server mail.example.com: PTR']
      expect(await ptr({ names, addresses: { 'mail.example.com': ['93.184.216.34'] } })).toBe('ok')
      expect(await ptr({ names, addresses: { 'mail.example.com': ['93.184.216.35'] } })).toBe('warn')
      expect(await ptr({ names, addresses: { 'mail.example.com': null } })).toBe('unknown')
      expect(await ptr({})).toBe('warn')
      expect(await ptr({ smtp: { ...answer, address: '10.0.0.1' } })).toBe('unknown')
    })

    it('asks Resend’s domain for what Resend needs', async () => {
      await makeList(test.context)
      const texts = {
        'send.example.com': 'v=spf1 include:amazonses.com ~all',
        'amazonses.com': 'v=spf1 ip4:192.0.2.0/24 -all',
        '_dmarc.example.com': 'v=DMARC1; p=none',
      }
      const exchanges = {
        'send.example.com': 'feedback-smtp.eu-west-1.amazonses.com',
        'example.com': 'mx.example.com',
      }
      const { levels } = await run(resend, { texts, exchanges })
      expect(levels).toMatchObject({
        'example.com: SPF': 'ok',
        'example.com: return path': 'ok',
        'example.com: DKIM': 'fail',
        'example.com: alignment': 'ok',
        'example.com: mail': 'ok',
        'list “Weekly tips”: List headers': 'ok',
        'list “Weekly tips”: signed headers': 'unknown',
      })
    })

    it('misses the events of mail that was submitted over a day ago', async () => {
      const settings = { ...test.context.settings, webhookSecrets: ['whsec_x'] }
      test = { ...test, context: { ...test.context, settings } }
      const webhook = async () => (await run(resend, {})).levels['installation: webhook']
      expect(await webhook()).toBe('ok')
      const list = await makeList(test.context)
      await publishSteps(test.context, list)
      await signUp(test, list, 'ana@example.com')
      await test.context.db.updateTable('deliveries').set({ transport: 'resend' }).execute()
      expect(await webhook()).toBe('ok')
      test.clock.advance(2 * DAY)
      expect(await webhook()).toBe('warn')
      await insertEvent(test.context.db, {
        provider: 'resend',
        provider_event_id: 'e1',
        kind: 'delivered',
        delivery_id: null,
        subscription_id: null,
        raw: '{}',
        occurred_at: test.clock.now,
        received_at: test.clock.now,
        applied_at: null,
      })
      expect(await webhook()).toBe('ok')
    })

    it('compares the clock with Resend’s, else with the public address, and with the database', async () => {
      const clock = async (web: World['web'] = {}) =>
        (await run(resend, { web })).findings.find(({ check }) => check === 'clock')
      const api = 'GET https://api.resend.com'
      const health = 'GET https://mail.example.com/healthz'
      const { now } = test.clock
      expect(await clock({ [api]: { date: now } })).toMatchObject({
        level: 'ok',
        found: 'within a minute of Resend',
      })
      expect(await clock({ [health]: { date: now } })).toMatchObject({
        level: 'ok',
        found: 'within a minute of the public address',
      })
      expect(await clock({ [api]: { date: now - DAY }, [health]: { date: now } })).toMatchObject({
        level: 'warn',
      })
      expect(await clock()).toMatchObject({ level: 'unknown' })
      test.clock.advance(-DAY)
      expect(await clock({ [api]: { date: test.clock.now } })).toMatchObject({
        level: 'fail',
        found: expect.stringContaining('24 hours behind the newest row'),
      })
    })

    it('looks at the public address only where somebody could reach it', async () => {
      const web = {
        'GET https://mail.example.com/healthz': {
          certificate: { fault: null, expiresAt: test.clock.now + 90 * DAY },
        },
        'POST https://mail.example.com/unsubscribe/test': { status: 301 },
      }
      expect((await run(smtp, { web })).levels).toMatchObject({
        'installation: address': 'ok',
        'installation: reachable': 'ok',
        'installation: certificate': 'ok',
        'installation: one-click': 'fail',
      })
      const settings = { ...test.context.settings, realTransport: false, publicUrl: 'http://localhost:3000' }
      test = { ...test, context: { ...test.context, settings } }
      const captured = await run({ kind: 'capture' }, { web })
      expect(captured.levels['installation: address']).toBe('warn')
      expect(captured.levels).not.toHaveProperty('installation: reachable')
    })

    it('changes nothing', async () => {
      await makeList(test.context)
      const rows = async () =>
        await Promise.all(
          (['lists', 'instance', 'signing_keys', 'deliveries', 'events', 'templates'] as const).map((table) =>
            test.context.read.selectFrom(table).selectAll().execute(),
          ),
        )
      const before = await rows()
      await run(smtp, {})
      expect(await rows()).toEqual(before)
    })
  })
}
