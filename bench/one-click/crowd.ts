import { join } from 'node:path'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import { publishSteps } from '../../test/support/published.ts'
import { openContext } from '../chaos/open-context.ts'
import { peopledList } from '../chaos/people.ts'
import { databaseIn } from '../served.ts'

/** Fills a database with people on one list who are all inside a series, and gives the paths of their links to leave. */
export async function gatherCrowd(folder: string, people: number): Promise<string[]> {
  const transport = captureTransport({ folder: join(folder, 'captured') })
  const databaseUrl = databaseIn(folder)
  const { context, store } = await openContext({
    ...{ databaseUrl, transport, now: Date.now, speed: 1, log: () => undefined },
  })
  const addresses = Array.from({ length: people }, (_, index) => `reader-${index + 1}@example.com`)
  const list = await peopledList(context, 'Everybody', addresses)
  const schedule = { kind: 'every', days: 1, time: '09:00', firstAfterDays: 2 } as const
  const series = await publishSteps(context, list, { steps: ['one', 'two', 'recap'], schedule })
  await enrolList(context, series.id)
  const rows = await store.read.selectFrom('subscriptions').select('id').execute()
  const paths = rows.map(({ id }) => new URL(context.links.unsubscribe(id)).pathname)
  await store.close()
  return paths
}
