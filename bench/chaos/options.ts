import { parseArgs } from 'node:util'
import { z } from 'zod'

const whole = (least: number) => z.coerce.number().int().min(least)

const chaosOptions = z.object({
  /** How often a worker is killed at a random moment, besides once at each crash point. */
  kills: whole(0),
  /** How many emails are to be sent, at least. */
  sends: whole(10),
  workers: whole(1).max(16),
  transport: z.enum(['resend', 'smtp']),
  db: z.literal('sqlite'),
  seed: whole(0),
  /** Share of calls that meet a fault, from 0 to 1. */
  faults: z.coerce.number().min(0).max(0.9),
  /** How many times as fast as the real clock the workers' clock runs. */
  speed: z.coerce.number().min(1).max(1000),
  /** The run fails when it takes longer, in seconds; 0 reckons it from the rest. */
  bound: whole(0),
})

export type ChaosOptions = z.infer<typeof chaosOptions>

const defaults = {
  kills: '20',
  sends: '1000',
  workers: '1',
  transport: 'resend',
  db: 'sqlite',
  seed: '1',
  faults: '0.2',
  speed: '30',
  bound: '0',
} satisfies Record<keyof ChaosOptions, string>

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: ChaosOptions }
  | { readonly kind: 'problem'; readonly message: string }

/** Reads `--kills 20 --sends 1000 …`; what is not given has its default. */
export function readOptions(args: readonly string[]): ReadOptions {
  const shape = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: 'string' as const, default: value }]),
  )
  try {
    const read = chaosOptions.safeParse(parseArgs({ args: [...args], options: shape }).values)
    if (read.success) return { kind: 'options', options: read.data }
    const [issue] = read.error.issues
    return { kind: 'problem', message: `--${issue?.path.join('.')}: ${issue?.message}` }
  } catch (error) {
    return { kind: 'problem', message: error instanceof Error ? error.message : String(error) }
  }
}

/** In how many seconds a run must be over. */
export function boundOf({ bound, kills, sends }: ChaosOptions): number {
  return bound > 0 ? bound : 120 + 4 * kills + sends / 20
}
