import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../db/connect.ts'
import { changeSetting } from '../../src/actions/change-setting.ts'
import { createList } from '../../src/actions/create-list.ts'
import { holdSending } from '../../src/actions/hold-sending.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import { openContext } from '../chaos/open-context.ts'
import { burstAt, databaseIn, type MeasuredBurst } from '../served.ts'

export interface SignUpOptions {
  readonly posts: number
  readonly connections: number
}

export interface MeasuredSignUps extends MeasuredBurst {
  /** Requests that were answered and of which nothing is kept. */
  readonly lost: number
}

/** People who sign up, each with an address of their own, at a list whose limits are lifted. */
export async function measureSignUps({ posts, connections }: SignUpOptions): Promise<MeasuredSignUps> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-sign-ups-'))
  try {
    const path = await openList(folder)
    const measured = await burstAt({
      folder,
      connections,
      posts: Array.from({ length: posts }, (_, index) => ({
        path,
        body: `address=reader-${index}%40example.com&name=Ana`,
      })),
      settling: { path, body: 'address=first%40example.com' },
    })
    return { ...measured, lost: await countLost(folder, posts) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openList(folder: string): Promise<string> {
  const transport = captureTransport({ folder: join(folder, 'captured') })
  const databaseUrl = databaseIn(folder)
  const { context, store } = await openContext({
    ...{ databaseUrl, transport, now: Date.now, speed: 1, log: () => undefined },
  })
  const made = await createList(context, { name: 'Everybody' })
  if (made.kind === 'problem') throw new Error(made.message)
  await changeSetting(context, 'sign-ups.per-network', '1000000')
  await changeSetting(context, 'sign-ups.per-hour', '10000000')
  // The worker rests: what is measured is what the pages can take.
  await holdSending(context, 'only sign-ups are measured')
  await store.close()
  return `/subscribe/${made.list.slug}`
}

async function countLost(folder: string, posts: number): Promise<number> {
  const opened = await openStore(databaseIn(folder))
  if (opened.kind === 'problem') throw new Error(opened.message)
  const { store } = opened
  const { count } = await store.read
    .selectFrom('subscriptions')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('address', 'like', 'reader-%')
    .executeTakeFirstOrThrow()
  await store.close()
  return posts - count
}
