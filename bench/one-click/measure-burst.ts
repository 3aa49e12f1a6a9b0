import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../db/connect.ts'
import { burstAt, databaseIn, type MeasuredBurst } from '../served.ts'
import { gatherCrowd } from './crowd.ts'

const ONE_CLICK = 'List-Unsubscribe=One-Click'

export interface BurstOptions {
  readonly posts: number
  readonly connections: number
}

export interface MeasuredLeaving extends MeasuredBurst {
  /** People who were answered, or should have been, and are not out. */
  readonly lost: number
}

/** A crowd that leaves at once, as mailbox providers do it for them. */
export async function measureBurst({ posts, connections }: BurstOptions): Promise<MeasuredLeaving> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-one-click-'))
  try {
    const paths = await gatherCrowd(folder, posts)
    const measured = await burstAt({
      folder,
      connections,
      posts: paths.map((path) => ({ path, body: ONE_CLICK })),
      settling: { path: '/unsubscribe/test', body: ONE_CLICK },
    })
    return { ...measured, lost: await countLost(folder) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opened anew, so that only what is on the disk counts. */
async function countLost(folder: string): Promise<number> {
  const opened = await openStore(databaseIn(folder))
  if (opened.kind === 'problem') throw new Error(opened.message)
  const { read } = opened.store
  const still = await read.selectFrom('subscriptions').select('id').where('state', '!=', 'ended').execute()
  const due = await read.selectFrom('deliveries').select('id').where('state', '=', 'scheduled').execute()
  await opened.store.close()
  return Math.max(still.length, due.length)
}
