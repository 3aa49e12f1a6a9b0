import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../../src/actions/context.ts'
import { createList } from '../../src/actions/create-list.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { type ImportRow, importSubscribers } from '../../src/actions/import-subscribers.ts'
import type { Schedule } from '../../src/core/delivery/schedule.ts'
import { publishSteps } from '../../test/support/published.ts'
import type { Letter } from './oracle.ts'

const DAILY = { kind: 'every', days: 1, time: '09:00', firstAfterDays: 0 } satisfies Schedule
const HALF_AN_HOUR = 30 * 60_000
/** From so many emails on, the walks are longer. */
const MANY = 5_000

interface Series {
  readonly key: string
  readonly list: string
  readonly steps: readonly string[]
}

const short: readonly Series[] = [
  { key: 'garden', list: 'Garden tips', steps: ['welcome', 'soil'] },
  { key: 'kitchen', list: 'Kitchen notes', steps: ['knives', 'bread'] },
]
const long: readonly Series[] = [
  { key: 'garden', list: 'Garden tips', steps: ['welcome', 'soil', 'seeds', 'water', 'recap'] },
  { key: 'kitchen', list: 'Kitchen notes', steps: ['knives', 'bread', 'stock', 'salt'] },
]
const ISSUE = 'issue'

/** An installation with two lists, a daily series on each, and one issue to everybody on the second. */
export interface House {
  /** Every email that somebody must get. */
  readonly expected: readonly Letter[]
  /** Publishes another version of the first series: all due times are reckoned anew while mail goes out. */
  publishAgain(): Promise<void>
}

/** Fills an empty database with people and series, so that `sends` emails are to be sent, or a few more. */
export async function fillHouse(ctx: Context, sends: number): Promise<House> {
  const series = sends < MANY ? short : long
  const subjects = [...series.flatMap(({ steps }) => steps), ISSUE]
  const people = addresses(Math.ceil(sends / subjects.length))
  const lists = new Map<string, ListRow>()
  for (const { key, list: name, steps } of series) {
    const list = await peopledList(ctx, name, people)
    lists.set(key, list)
    await enrolList(ctx, (await publishSteps(ctx, list, { key, steps, schedule: DAILY })).id)
  }
  await scheduleIssue(ctx, lists.get('kitchen'))
  return {
    expected: people.flatMap((address) => subjects.map((subject) => ({ address, subject }))),
    publishAgain: async () => {
      const [first] = series
      const list = lists.get('garden')
      if (first && list) await publishSteps(ctx, list, { ...first, schedule: { ...DAILY, time: '09:20' } })
    },
  }
}

async function peopledList(ctx: Context, name: string, people: readonly string[]): Promise<ListRow> {
  const made = await createList(ctx, { name, fromName: 'Maya', zone: 'UTC' })
  if (made.kind === 'problem') throw new Error(made.message)
  const rows = rowsOf(people)
  const imported = await importSubscribers(ctx, { listName: name, consent: 'sign-up form, 2026-11-01', rows })
  if (imported.kind === 'problem') throw new Error(imported.message)
  return made.list
}

async function scheduleIssue(ctx: Context, list: ListRow | undefined): Promise<void> {
  if (list === undefined) throw new Error('The issue has no list.')
  const schedule: Schedule = { kind: 'at', at: ctx.now() + HALF_AN_HOUR }
  const issue = await publishSteps(ctx, list, { key: ISSUE, kind: 'issue', steps: [ISSUE], schedule })
  await enrolList(ctx, issue.id)
}

function addresses(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `reader-${index + 1}@example.com`)
}

async function* rowsOf(people: readonly string[]): AsyncGenerator<ImportRow> {
  for (const [index, address] of people.entries())
    yield { line: index + 2, address, name: `Reader ${index + 1}` }
}
