import fc from 'fast-check'
import { checkEnd } from './check-end.ts'
import { type Command, commands } from './commands.ts'
import { closeWorld, openWorld } from './open-world.ts'
import type { Setting } from './world.ts'

export interface ModelRun {
  readonly kind: Setting['kind']
  readonly seed: number
  /** Sequences of steps, and the most steps in each. */
  readonly runs: number
  readonly length: number
  /** Whether the path to a divergence is made shorter. */
  readonly shrink: boolean
  /** For so long at most. */
  readonly limitMs: number
}

/** Plays random steps on the software and on the model; gives how many, and the shortest path to a divergence. */
export async function runModel(
  run: ModelRun,
): Promise<{ readonly steps: number; readonly fault: string | null }> {
  const played = { count: 0, untilFault: 0, diverged: false }
  const property = fc.asyncProperty(
    fc.record<Setting>({
      kind: fc.constant(run.kind),
      batch: run.kind === 'smtp' ? fc.constant(1) : fc.constantFrom(1, 2, 3),
    }),
    fc.commands(commands, { maxCommands: run.length, size: 'max' }),
    async (chosen, path) => await playAll(chosen, path, played),
  )
  const result = await fc.check(property, {
    seed: run.seed,
    numRuns: run.runs,
    endOnFailure: !run.shrink,
    // Shrinking is cut off: a path that is a little longer than it could be is better than none.
    interruptAfterTimeLimit: run.limitMs,
  })
  if (!result.failed) return { steps: played.count, fault: null }
  const words =
    result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)
  const path = `${JSON.stringify(result.counterexample?.[0])}\n${String(result.counterexample?.[1])}`
  return {
    steps: played.untilFault,
    fault: `${words}\nseed ${result.seed}, path ${result.counterexamplePath}\n${path}`,
  }
}

interface Played {
  count: number
  /** Before the first divergence: what follows is shrinking. */
  untilFault: number
  diverged: boolean
}

async function playAll(chosen: Setting, path: Iterable<Command>, played: Played): Promise<void> {
  const world = await openWorld(chosen, played)
  try {
    await fc.asyncModelRun(() => ({ model: world, real: world }), path)
    await checkEnd(world)
    if (world.faults.length > 0) throw new Error(`at the end: ${world.faults.join('\n')}`)
    if (!played.diverged) played.untilFault = played.count
  } catch (error) {
    played.diverged = true
    throw error
  } finally {
    await closeWorld(world)
  }
}
