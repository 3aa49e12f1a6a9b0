import { z } from 'zod'

/** See `VirtualClock`. */
export const virtualClock = z.object({ realAt: z.number(), shows: z.number(), speed: z.number() })

const crashPoint = z.object({ name: z.string(), occurrence: z.number().int() })

/**
 * What a worker process is told on its standard input, as one line of JSON, before it begins. Each further line is
 * another setting of its clock.
 */
export const workerOrder = z.object({
  databaseUrl: z.string(),
  clock: virtualClock,
  transport: z.enum(['resend', 'smtp']),
  providerUrl: z.string(),
  owner: z.string(),
  /** Most deliveries that one claim takes. */
  limit: z.number().int(),
  /** Most messages that one call carries. */
  batchSize: z.number().int(),
  /** How long the provider may stay silent, in real milliseconds. */
  callMs: z.number(),
  /** Where it dies, whichever comes first. */
  points: z.array(crashPoint),
  /** Where it is asked to stop. */
  stopAt: crashPoint.nullable(),
})

export type WorkerOrder = z.infer<typeof workerOrder>
