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
  /** Answers that were not 200, by status, and requests that got none, by the error's code. */
  readonly refused: ReadonlyMap<string, number>
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
  const refused = new Map<string, number>()
  const refuse = (why: string): void => void refused.set(why, (refused.get(why) ?? 0) + 1)
  const post = async (path: string): Promise<void> => {
    const begun = performance.now()
    const { statusCode, body } = await pool.request({ ...ONE_CLICK, path })
    await body.dump()
    times.push(performance.now() - begun)
    if (statusCode !== 200) refuse(String(statusCode))
  }
  const keepPosting = async (): Promise<void> => {
    for (const path of waiting) await post(path).catch((error: unknown) => refuse(codeOf(error)))
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, keepPosting))
  const seconds = (performance.now() - start) / 1000
  await pool.close()
  return { times: times.toSorted((a, b) => a - b), refused, seconds }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
