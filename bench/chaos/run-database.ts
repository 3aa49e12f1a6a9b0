import { join } from 'node:path'
import { startPostgres } from '../postgres/start-server.ts'
import type { ChaosOptions } from './options.ts'

/** The database of a run. */
export interface RunDatabase {
  readonly url: string
  /** Stops the server and starts it again, the first time as a power cut would; null where there is no server. */
  readonly restart: (() => Promise<void>) | null
  stop(): Promise<void>
}

/** A file in the folder of the run, or a server of its own that keeps its commits on disk. */
export async function openRunDatabase(db: ChaosOptions['db'], folder: string): Promise<RunDatabase> {
  if (db === 'sqlite') {
    return { url: `file:${join(folder, 'rivulet.db')}`, restart: null, stop: async () => undefined }
  }
  const server = await startPostgres({ durable: true })
  let restarts = 0
  return {
    url: server.urlOf('postgres'),
    restart: async () => {
      restarts += 1
      await server.restart(restarts % 2 === 1 ? 'crash' : 'fast')
    },
    stop: server.stop,
  }
}
