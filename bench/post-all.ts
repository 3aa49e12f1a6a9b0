import { Pool } from 'undici'

/** One form that is sent. */
export interface Post {
  readonly path: string
  /** Urlencoded. */
  readonly body: string
}

export interface Burst {
  readonly url: string
  readonly posts: readonly Post[]
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

/** Sends every form, each connection as fast as it is answered. */
export async function postAll({ url, posts, connections }: Burst): Promise<Answers> {
  const pool = new Pool(url, { connections })
  const waiting = posts.values()
  const times: number[] = []
  const refused = new Map<string, number>()
  const refuse = (why: string): void => void refused.set(why, (refused.get(why) ?? 0) + 1)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const post = async (form: Post): Promise<void> => {
    const begun = performance.now()
    const { statusCode, body } = await pool.request({ method: 'POST', headers, ...form })
    await body.dump()
    times.push(performance.now() - begun)
    if (statusCode !== 200) refuse(String(statusCode))
  }
  const keepPosting = async (): Promise<void> => {
    for (const form of waiting) await post(form).catch((error: unknown) => refuse(codeOf(error)))
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

/** The lines of a report that any burst has: how long the given shares waited, and how fast it went beside commits. */
export function answerLines({ times, refused, seconds }: Answers, commits: number): string[] {
  const perSecond = times.length / seconds
  return [
    `refused ${[...refused].map(([why, count]) => `${count} (${why})`).join(', ') || 0}`,
    `p50 ${quantile(times, 0.5).toFixed(1)} ms`,
    `p99 ${quantile(times, 0.99).toFixed(1)} ms`,
    `per second ${perSecond.toFixed(0)}`,
    `durable commits per second ${commits.toFixed(0)}`,
    `ratio ${(perSecond / commits).toFixed(2)}`,
  ]
}

/** The time within which so great a share was answered; `times` are sorted. */
export function quantile(times: readonly number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity
}
