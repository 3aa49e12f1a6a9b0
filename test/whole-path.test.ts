import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../db/claims.ts'
import { draftArticle, seriesFiles } from '../src/actions/draft-article.ts'
import { planPublication, publishSequence } from '../src/actions/publish-sequence.ts'
import { readSeriesFiles } from '../src/actions/series-files.ts'
import { createApp } from '../src/web/app.ts'
import { createOperatorAccess } from '../src/web/operator-access.ts'
import { drain } from '../src/worker/worker.ts'
import { openTestContext, type TestContext } from './support/context.ts'
import { makeList, worker } from './support/published.ts'

const article = join(import.meta.dirname, '..', 'examples', 'sample-article.txt')
const ANA = 'ana@example.com'
const BEN = 'ben@example.com'

describe('the whole path, from an article to a reader who leaves', () => {
  let test: TestContext
  afterEach(() => test.close())

  it('imports, drafts, edits a file, publishes, confirms, sends each email on its day, and stops on one click', async () => {
    test = await openTestContext()
    const { context } = test
    const app = createApp({
      challenge: null,
      context,
      captured: test.captured,
      access: createOperatorAccess({ publicUrl: context.settings.publicUrl, newId: context.newId }),
      remoteAddress: () => null,
    })
    const post = async (path: string, body: Record<string, string>) =>
      await app.request(path, { method: 'POST', body: new URLSearchParams(body) })
    const mailTo = async (address: string) =>
      (await test.captured.list()).filter(({ message }) => message.to.address === address)
    const linkIn = (text: string, page: string) =>
      new RegExp(`https://mail\\.example\\.com(/${page}/\\S+)`).exec(text)?.[1] ?? ''

    // Import and draft, as files.
    const drafted = await draftArticle({ bytes: readFileSync(article), fileName: 'article.txt' })
    if (drafted.kind === 'problem') throw new Error(drafted.message)
    const files = new Map(seriesFiles(drafted.series))
    const [lesson] = [...files.keys()].filter((name) => /lesson/.test(name))
    if (lesson === undefined) throw new Error('There is no lesson file.')

    // Edit: one sentence of the first lesson becomes the marketer's own, with a merge field.
    const before = files.get(lesson) ?? ''
    const after = before.replace(
      'Most of the time it is far simpler.',
      'Mostly, {{ first_name }}, it is far simpler.',
    )
    expect(after).not.toBe(before)
    files.set(lesson, after)
    const read = readSeriesFiles(files)
    if (read.kind === 'problem') throw new Error(read.message)
    expect(read.series.draft.dropped.filter(({ reason }) => reason === 'user')).toEqual([])

    // Publish.
    const list = await makeList(context)
    const planned = await planPublication(context, {
      series: read.series,
      listName: list.name,
      enrolExisting: false,
    })
    if (planned.kind === 'problem') throw new Error(planned.message)
    await publishSequence(context, planned.publication)

    // Subscribe and confirm, through the pages.
    for (const [address, name] of [
      [ANA, 'Ana'],
      [BEN, ''],
    ] as const) {
      expect((await post(`/subscribe/${list.slug}`, { address, name })).status).toBe(200)
      await drain(context, worker)
      const [mail] = await mailTo(address)
      expect((await post(linkIn(mail?.message.text ?? '', 'confirm'), {})).status).toBe(200)
    }

    // All deliveries; Ben leaves with the one-click request after his third email.
    for (
      let wake = await findNextWake(context.read);
      wake !== null;
      wake = await findNextWake(context.read)
    ) {
      test.clock.now = Math.max(test.clock.now, wake)
      await drain(context, worker)
      const series = (await mailTo(BEN)).slice(1)
      if (series.length < 3) continue
      const header = series[2]?.message.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? ''
      const body = { 'List-Unsubscribe': 'One-Click' }
      expect((await post(new URL(header.slice(1, -1)).pathname, body)).status).toBe(200)
    }

    const emails = read.series.draft.emails
    expect(emails).toHaveLength(7)
    expect((await mailTo(ANA)).slice(1).map(({ message }) => message.subject)).toEqual(
      emails.map(({ subject }) => subject.text),
    )
    expect((await mailTo(BEN)).slice(1)).toHaveLength(3)
    const days = (await mailTo(ANA))
      .slice(2)
      .map(({ message }) => new Date(message.date).toISOString().slice(0, 16))
    expect(days).toEqual(
      ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05', '2027-01-12'].map(
        (day) => `${day}T09:00`,
      ),
    )

    // Each reader is greeted by name only where there is one.
    const textOf = async (address: string, email: number) =>
      ((await mailTo(address))[email]?.message.text ?? '').replace(/\s+/g, ' ')
    expect(await textOf(ANA, 2)).toMatch(/^Hi Ana,.*Mostly, Ana, it is far simpler\./)
    expect(await textOf(BEN, 2)).toMatch(/^Hello,.*Mostly, , it is far simpler\./)

    // What was captured is what a mailbox reads.
    for (const { message } of (await mailTo(ANA)).slice(1)) {
      const parsed = await simpleParser(Buffer.from(await test.captured.raw(message)))
      expect(parsed.headers.get('list')).toMatchObject({ id: { name: 'Weekly tips' } })
      expect(
        parsed.headerLines.filter(({ key }) => key === 'list-unsubscribe-post').map(({ line }) => line),
      ).toEqual(['List-Unsubscribe-Post: List-Unsubscribe=One-Click'])
      expect(parsed.messageId).toBe(message.messageId)
      expect(parsed.text?.trim().length).toBeGreaterThan(100)
      expect(Buffer.byteLength(String(parsed.html))).toBeLessThan(12 * 1024)
    }
  })
})
