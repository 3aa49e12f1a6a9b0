import { z } from 'zod'
import { type Harness, runAsked } from '../asked-options.ts'
import { measureRate } from './measure-rate.ts'

/** The share of the permitted rate that must be used while there is work. */
const LEAST_BUSY = 0.95

const rateOptions = z.object({
  seconds: z.coerce.number().int().min(2).max(600),
  'per-second': z.coerce.number().min(1).max(100),
})

const usage = `npm run rate -- [options]: measures how much of a permitted rate is used while there is work

  --seconds N     2 to 600 (20)
  --per-second N  calls that the provider permits, 1 to 100 (5)
`

const harness: Harness<z.infer<typeof rateOptions>> = {
  name: 'rate',
  usage,
  defaults: { seconds: '20', 'per-second': '5' },
  shape: rateOptions,
}

/** `npm run rate -- --seconds 20 --per-second 5`: gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  return await runAsked(harness, args, async ({ seconds, 'per-second': perSecond }) =>
    report(await measureRate({ seconds, perSecond })),
  )
}

function report({ permitted, used, messages, refused }: Awaited<ReturnType<typeof measureRate>>): number {
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
