import { Pool } from 'undici'

export interface Burst {
  readonly url: string
  readonly paths: readonly string[]
  /** How many are under way at once. */
  readonly connections: number
}

export interface Answers {
  /** Milliseconds from the request to the end of its answer, sorted. */
  readonly times: readonly number[]
  /** Answers that were not 200, and requests that got none. */
  readonly refused: number
  readonly seconds: number
}

const ONE_CLICK = {
  method: 'POST',
  body: 'List-Unsubscribe=One-Click',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
} as const

/** Posts to each path as a mailbox provider does, each connection as fast as it is answered. */
export async function postAll({ url, paths, connections }: Burst): Promise<Answers> {
  const pool = new Pool(url, { connections })
  const waiting = paths.values()
  const times: number[] = []
  let refused = 0
  const post = async (path: string): Promise<void> => {
    const begun = performance.now()
    const { statusCode, body } = await pool.request({ ...ONE_CLICK, path })
    await body.dump()
    times.push(performance.now() - begun)
    if (statusCode !== 200) refused++
  }
  const keepPosting = async (): Promise<void> => {
    for (const path of waiting) await post(path).catch(() => refused++)
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, keepPosting))
  const seconds = (performance.now() - start) / 1000
  await pool.close()
  return { times: times.toSorted((a, b) => a - b), refused, seconds }
}
