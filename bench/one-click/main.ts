import { parseArgs } from 'node:util'
import { z } from 'zod'
import { measureBurst } from './measure-burst.ts'

/** What one person in a hundred may wait for, in milliseconds. */
const LONGEST_P99 = 150

const burstOptions = z.object({
  posts: z.coerce.number().int().min(1).max(1_000_000),
  connections: z.coerce.number().int().min(1).max(1_000),
})

/** `npm run one-click -- --posts 20000 --connections 64`: gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = {
    posts: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '64' },
  } as const
  const read = burstOptions.safeParse(parseArgs({ args: [...args], options }).values)
  if (!read.success) {
    const [issue] = read.error.issues
    process.stderr.write(`one-click: --${issue?.path.join('.')}: ${issue?.message}\n`)
    return 2
  }
  const { answers, lost, commits } = await measureBurst(read.data)
  const { times, refused, seconds } = answers
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity
  const perSecond = times.length / seconds
  const lines = [
    `posts ${read.data.posts}`,
    `lost ${lost}`,
    `refused ${[...refused].map(([why, count]) => `${count} (${why})`).join(', ') || 0}`,
    `p50 ${at(0.5).toFixed(1)} ms`,
    `p99 ${at(0.99).toFixed(1)} ms`,
    `per second ${perSecond.toFixed(0)}`,
    `durable commits per second ${commits.toFixed(0)}`,
    `ratio ${(perSecond / commits).toFixed(2)}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return lost > 0 || refused.size > 0 || at(0.99) > LONGEST_P99 ? 1 : 0
}
