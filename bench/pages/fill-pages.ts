import { join } from 'node:path'
import type { ListRow } from '../../db/lists.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { changeSetting } from '../../src/actions/change-setting.ts'
import type { Context } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { holdSending } from '../../src/actions/hold-sending.ts'
import { importSubscribers } from '../../src/actions/import-subscribers.ts'
import { noticeKeeper } from '../../src/actions/keep-template.ts'
import { planIssue, scheduleIssue } from '../../src/actions/schedule-issue.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import { publishSteps } from '../../test/support/published.ts'
import { openContext } from '../chaos/open-context.ts'
import { peopledList } from '../chaos/people.ts'
import { databaseIn } from '../served.ts'
import { type FetchedPage, pagesOf } from './fetched-pages.ts'
import { issueLetter, LANGUAGES, LIST_NAMES, type PageLanguage } from './sample-words.ts'

export interface FilledSize {
  /** Confirmed people, half of them on each of the two lists. */
  readonly people: number
  /** Newsletter issues in the archive of each list. */
  readonly issues: number
}

interface Filling extends FilledSize {
  readonly ctx: Context
  readonly clock: { now: number }
}

const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE
const READER = 'ana@example.com'

/** Fills a database, a list and half of the people for each language, and gives every public page of it. */
export async function fillPages(folder: string, size: FilledSize): Promise<FetchedPage[]> {
  const clock = { now: 0 }
  const now = () => clock.now
  const transport = captureTransport({ folder: join(folder, 'captured') })
  const opened = await openContext({
    ...{ databaseUrl: databaseIn(folder), transport, now, speed: 1, log: () => undefined },
  })
  const { db } = opened.store
  const filling = { ...size, clock, ctx: { ...opened.context, notice: noticeKeeper(db, now) } }
  const pages: FetchedPage[] = []
  for (const language of LANGUAGES) pages.push(...(await fillList(filling, language)))
  await letEverybodyIn(filling.ctx)
  await opened.store.close()
  return pages
}

/** Its issues go out while it has one reader, since what the pages read of each is the same however many had it. */
async function fillList(filling: Filling, language: PageLanguage): Promise<FetchedPage[]> {
  const { ctx, clock, people, issues } = filling
  clock.now = Date.now() - (issues + 1) * WEEK
  const name = LIST_NAMES[language]
  const list = await peopledList(ctx, name, [READER])
  await changeList(ctx, name, { language, archive: true, listed: true })
  for (let number = 1; number <= issues; number++)
    await sendIssue(filling, name, issueLetter(language, number))
  const addresses = Array.from({ length: people / 2 }, (_, index) => `${language}-${index}@example.com`)
  await addPeople(ctx, name, addresses)
  await beginSeries(ctx, list, language)
  return await pagesOf(ctx, list, { language, reader: READER })
}

async function sendIssue({ ctx, clock }: Filling, listName: string, letter: ReturnType<typeof issueLetter>) {
  const planned = await planIssue(ctx, { name: letter.subject.text, letter, listName, time: 'now' })
  if (planned.kind === 'problem') throw new Error(planned.message)
  await scheduleIssue(ctx, planned.plan)
  clock.now += 6 * MINUTE
  await sendDue(ctx, { owner: 'pages', limit: 100 })
  clock.now += WEEK - 6 * MINUTE
}

async function addPeople(ctx: Context, listName: string, addresses: readonly string[]): Promise<void> {
  const rows = rowsOf(addresses)
  const imported = await importSubscribers(ctx, { listName, consent: 'sign-up form, 2026-11-01', rows })
  if (imported.kind === 'problem') throw new Error(imported.message)
}

async function* rowsOf(addresses: readonly string[]) {
  for (const [index, address] of addresses.entries()) yield { line: index + 2, address, name: 'Ana' }
}

async function beginSeries(ctx: Context, list: ListRow, key: string): Promise<void> {
  const schedule = { kind: 'every', days: 7, time: '09:00', firstAfterDays: 7 } as const
  const series = await publishSteps(ctx, list, { key, schedule })
  await enrolList(ctx, series.id)
}

/** The worker rests, and the limits of sign-ups are lifted: what is measured is what the pages take. */
async function letEverybodyIn(ctx: Context): Promise<void> {
  await changeSetting(ctx, 'sign-ups.per-network', '1000000')
  await changeSetting(ctx, 'sign-ups.per-hour', '10000000')
  await holdSending(ctx, 'only pages are measured')
}
