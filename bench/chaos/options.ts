import { z } from 'zod'
import { type Asked, type Harness, readAsked } from '../asked-options.ts'

const whole = (least: number) => z.coerce.number().int().min(least)

const chaosOptions = z.object({
  /** How often a worker is killed at a random moment, besides once at each crash point. */
  kills: whole(0),
  /** How many emails are to be sent, at least. */
  sends: whole(10),
  workers: whole(1).max(16),
  transport: z.enum(['resend', 'smtp']),
  db: z.enum(['sqlite', 'postgres']),
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

const usage = `npm run chaos -- [options]: kills workers while they send, and compares what the provider took with the database

  --kills N        kills at random moments, besides one at each crash point (20)
  --sends N        emails to be sent, at least (1000)
  --workers N      1 to 16 (1)
  --transport T    resend or smtp (resend)
  --db D           sqlite or postgres, a server of its own that is restarted in between (sqlite)
  --seed N         what chance is made from (1)
  --faults SHARE   of the calls, from 0 to 0.9 (0.2)
  --speed N        how many times as fast the workers' clock runs (30)
  --bound SECONDS  the run fails when it takes longer (reckoned from kills and sends)
`

export const chaosHarness: Harness<ChaosOptions> = { name: 'chaos', usage, defaults, shape: chaosOptions }

/** Reads `--kills 20 --sends 1000 …`; what is not given has its default. */
export function readOptions(args: readonly string[]): Asked<ChaosOptions> {
  return readAsked(chaosHarness, args)
}

/** In how many seconds a run must be over. */
export function boundOf({ bound, kills, sends, transport }: ChaosOptions): number {
  // One call carries one message there.
  const perSecond = transport === 'smtp' ? 5 : 20
  return bound > 0 ? bound : 120 + 4 * kills + sends / perSecond
}
