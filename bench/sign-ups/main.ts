import { parseArgs } from 'node:util'
import { z } from 'zod'
import { answerLines, quantile } from '../post-all.ts'
import { measureSignUps } from './measure-sign-ups.ts'

/** What one person in a hundred may wait for, in milliseconds. */
const LONGEST_P99 = 100
/** Sign-ups for each of the smallest durable commits that the disk takes. */
const LEAST_RATIO = 0.2

const signUpOptions = z.object({
  posts: z.coerce.number().int().min(1).max(1_000_000),
  connections: z.coerce.number().int().min(1).max(1_000),
})

/** `npm run sign-ups -- --posts 10000 --connections 16`: gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = {
    posts: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '16' },
  } as const
  const read = signUpOptions.safeParse(parseArgs({ args: [...args], options }).values)
  if (!read.success) {
    const [issue] = read.error.issues
    process.stderr.write(`sign-ups: --${issue?.path.join('.')}: ${issue?.message}\n`)
    return 2
  }
  const { answers, lost, commits } = await measureSignUps(read.data)
  const lines = [`posts ${read.data.posts}`, `lost ${lost}`, ...answerLines(answers, commits)]
  process.stdout.write(`${lines.join('\n')}\n`)
  const slow = quantile(answers.times, 0.99) > LONGEST_P99
  const few = answers.times.length / answers.seconds < LEAST_RATIO * commits
  return lost > 0 || answers.refused.size > 0 || slow || few ? 1 : 0
}
