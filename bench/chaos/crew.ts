import type { VirtualClock } from './virtual-clock.ts'
import { type Ending, launchWorker, type Watching, type WorkerChild } from './worker-child.ts'
import type { WorkerOrder } from './worker-order.ts'

export interface CrewOptions extends Watching {
  readonly size: number
  /** A worker's life before a random kill is up to so long, in real milliseconds. */
  readonly longestLifeMs: number
  random(): number
  /** What the next worker is told. */
  order(owner: string): WorkerOrder
  ended(ending: Ending, owner: string): void
}

/** The worker processes of a run. */
export interface Crew {
  /** Brings it to its size. */
  fill(): void
  /** SIGKILLs a worker that has lived for its while; false where none has. */
  killOne(): boolean
  /** Asks a worker that has lived for its while to stop, as at an update; false where none has. */
  restartOne(): boolean
  /** Sets the clock of all that run. */
  setClock(clock: VirtualClock): void
  /** How many kills are under way. */
  dying(): number
  /** Asks all to stop; resolves when they have. */
  stop(): Promise<void>
  /** Ends whatever is left, at once. */
  close(): void
}

interface Member {
  readonly worker: WorkerChild
  readonly lifeMs: number
}

/**
 * Keeps so many workers running. One more is always started ahead, has its modules loaded and waits for its
 * order, so that a killed one is replaced at once.
 */
export function openCrew(options: CrewOptions): Crew {
  const members = new Set<Member>()
  let spare: WorkerChild | null = null
  let count = 0
  const enlist = (): void => {
    const member = {
      worker: spare ?? launchWorker(options),
      lifeMs: options.random() * options.longestLifeMs,
    }
    spare = launchWorker(options)
    count += 1
    const owner = `worker-${count}`
    members.add(member)
    member.worker.begin(options.order(owner))
    void member.worker.ending.then((ending) => {
      members.delete(member)
      options.ended(ending, owner)
    })
  }
  const pickOne = (act: (worker: WorkerChild) => void): boolean => {
    const ready = [...members].filter(hasLived)
    const one = ready[Math.floor(options.random() * ready.length)]
    if (one) act(one.worker)
    return one !== undefined
  }
  return {
    fill: () => {
      while (members.size < options.size) enlist()
    },
    killOne: () => pickOne((worker) => worker.kill()),
    restartOne: () => pickOne((worker) => void worker.stop()),
    setClock: (clock) => {
      for (const { worker } of members) worker.setClock(clock)
    },
    dying: () => [...members].filter(({ worker }) => worker.isKilled()).length,
    stop: async () => {
      await Promise.all([...members].map(({ worker }) => worker.stop()))
    },
    close: () => {
      for (const { worker } of members) worker.kill()
      spare?.kill()
    },
  }
}

function hasLived({ worker, lifeMs }: Member): boolean {
  const since = worker.workingSince()
  return since !== null && !worker.isEnding() && Date.now() - since >= lifeMs
}
