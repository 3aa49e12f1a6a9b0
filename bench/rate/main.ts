import { parseArgs } from 'node:util'
import { z } from 'zod'
import { measureRate } from './measure-rate.ts'

/** The share of the permitted rate that must be used while there is work. */
const LEAST_BUSY = 0.95

const rateOptions = z.object({
  seconds: z.coerce.number().int().min(2).max(600),
  'per-second': z.coerce.number().min(1).max(100),
})

/** `npm run rate -- --seconds 20 --per-second 5`: gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = {
    seconds: { type: 'string', default: '20' },
    'per-second': { type: 'string', default: '5' },
  } as const
  const read = rateOptions.safeParse(parseArgs({ args: [...args], options }).values)
  if (!read.success) {
    const [issue] = read.error.issues
    process.stderr.write(`rate: --${issue?.path.join('.')}: ${issue?.message}\n`)
    return 2
  }
  const { permitted, used, messages, refused } = await measureRate({
    seconds: read.data.seconds,
    perSecond: read.data['per-second'],
  })
  const lines = [
    `messages ${messages}`,
    `refused ${refused}`,
    `permitted ${permitted}`,
    `used ${used}`,
    `busy ${(used / permitted).toFixed(2)}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return used / permitted < LEAST_BUSY ? 1 : 0
}
