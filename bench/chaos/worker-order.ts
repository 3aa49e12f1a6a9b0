import { z } from 'zod'

/** What a worker process is told on its standard input, as one line of JSON, before it begins. */
export const workerOrder = z.object({
  databaseUrl: z.string(),
  clock: z.object({ realAt: z.number(), shows: z.number(), speed: z.number() }),
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
  points: z.array(z.object({ name: z.string(), occurrence: z.number().int() })),
})

export type WorkerOrder = z.infer<typeof workerOrder>
