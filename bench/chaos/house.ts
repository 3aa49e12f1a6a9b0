import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import type { Schedule } from '../../src/core/delivery/schedule.ts'
import { publishSteps } from '../../test/support/published.ts'
import { addBrokenEmail } from './broken-email.ts'
import type { Letter } from './oracle.ts'
import { peopledList } from './people.ts'

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

/**
 * An installation with two lists, a daily series on each, one issue to everybody on the second list, and a third list
 * with one reader whose only email cannot be composed at first.
 */
export interface House {
  /** Every email that somebody must get. */
  readonly expected: readonly Letter[]
  /** Publishes another version of the first series: all due times are reckoned anew while mail goes out. */
  publishAgain(): Promise<void>
  /** Mends the email that cannot be composed, and lets it go; false where it is not yet held, or went already. */
  mend(): Promise<boolean>
}

/** Fills an empty database with people and series, so that `sends` emails are to be sent, or a few more. */
export async function fillHouse(ctx: Context, sends: number): Promise<House> {
  const series = sends < MANY ? short : long
  const subjects = [...series.flatMap(({ steps }) => steps), ISSUE]
  const people = addresses(Math.ceil((sends - 1) / subjects.length))
  const lists = new Map<string, ListRow>()
  for (const { key, list: name, steps } of series) {
    const list = await peopledList(ctx, name, people)
    lists.set(key, list)
    await enrolList(ctx, (await publishSteps(ctx, list, { key, steps, schedule: DAILY })).id)
  }
  await scheduleIssue(ctx, lists.get('kitchen'))
  const broken = await addBrokenEmail(ctx)
  const wanted = people.flatMap((address) => subjects.map((subject) => ({ address, subject })))
  return {
    expected: [...wanted, broken.letter],
    mend: broken.mend,
    publishAgain: async () => {
      const [first] = series
      const list = lists.get('garden')
      if (first && list) await publishSteps(ctx, list, { ...first, schedule: { ...DAILY, time: '09:20' } })
    },
  }
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
