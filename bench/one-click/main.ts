import { parseArgs } from 'node:util'
import { z } from 'zod'
import { answerLines, quantile } from '../post-all.ts'
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
  const lines = [`posts ${read.data.posts}`, `lost ${lost}`, ...answerLines(answers, commits)]
  process.stdout.write(`${lines.join('\n')}\n`)
  const slow = quantile(answers.times, 0.99) > LONGEST_P99
  return lost > 0 || answers.refused.size > 0 || slow ? 1 : 0
}
