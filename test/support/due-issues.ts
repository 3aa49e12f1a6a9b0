import type { ListRow } from '../../db/lists.ts'
import { findSender, type SenderRow } from '../../db/senders.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { drain } from '../../src/worker/worker.ts'
import { type BatchTransport, batchTransport } from './batch-transport.ts'
import { openTestContext, type TestContext } from './context.ts'
import type { DialectName } from './database.ts'
import { makeList, publishSteps } from './published.ts'
import { importReaders } from './readers.ts'

/** An installation whose provider takes batches, and whose issues are due at once. */
export interface DueIssues {
  readonly test: TestContext
  readonly provider: BatchTransport
  /** A new list with so many readers and an issue that is due now; readers are called after the list. */
  add(people: number, name?: string, readers?: string): Promise<ListRow>
  /** How many deliveries are in each state. */
  states(): Promise<Record<string, number>>
  sender(): Promise<SenderRow | null>
  /** Moves the clock so often by so much, and sends what is due each time. */
  goOn(turns: number, everyMs: number): Promise<void>
}

export interface DueIssuesOptions {
  readonly dialect: DialectName
  readonly at?: string
  readonly size?: number
  readonly perSecond?: number
}

export const claimer = { owner: 'test', limit: 100 }

/** Opens one with nobody on it yet. */
export async function openDueIssues({ dialect, at, ...limits }: DueIssuesOptions): Promise<DueIssues> {
  const provider = batchTransport(limits)
  const { transport } = provider
  const test = await openTestContext({ dialect, transport, ...(at !== undefined && { at }) })
  const { context, clock } = test
  return {
    ...{ test, provider },
    async add(people, name = 'Tips', readers = name.toLowerCase()) {
      const list = await makeList(context, name)
      const schedule = { kind: 'at' as const, at: clock.now + 1 }
      const issue = { steps: ['issue'], kind: 'issue' as const, schedule, key: name }
      const sequence = await publishSteps(context, list, issue)
      await importReaders(context, list, people, readers)
      await enrolList(context, sequence.id)
      clock.advance(1)
      return list
    },
    async states() {
      const rows = await context.db.selectFrom('deliveries').select('state').execute()
      const grouped = Map.groupBy(rows, ({ state }) => state)
      return Object.fromEntries([...grouped].map(([state, same]) => [state, same.length]))
    },
    sender: () => findSender(context.db, transport.name),
    async goOn(turns, everyMs) {
      for (let turn = 0; turn < turns; turn++) {
        clock.advance(everyMs)
        await drain(context, claimer)
      }
    },
  }
}
