import type { Context } from '../../src/actions/context.ts'
import type { Installation } from './installation.ts'
import type { Process, Trouble } from './process.ts'
import { hear, type Model, type Told } from './reference-model.ts'
import type { Provider } from './scripted-provider.ts'
import type { Snapshot } from './snapshot.ts'

/** The installation's clock, which can be set wrong, and the true time. */
export interface Clock {
  now: number
  truth: number
}

/** What one run is played on. */
export interface Setting {
  readonly kind: 'resend' | 'smtp'
  readonly batch: number
}

/** The model, the real thing beside it, and what is between them. */
export interface World {
  readonly model: Model
  readonly installation: Installation
  readonly provider: Provider
  readonly clock: Clock
  readonly setting: Setting
  /** The rows as they were after the step before. */
  snapshot: Snapshot
  /** Deliveries that were under way when something was killed. */
  readonly shaken: Set<number>
  /** Freezes of which the plan has been asked: by delivery and generation, `6/1`. */
  readonly planned: Set<string>
  /** Turns of a worker that stand still in a call. */
  readonly sleeping: { readonly process: Process; readonly turn: Promise<unknown> }[]
  /** What the provider told, by the id of the event, and whether the installation has taken it in. */
  readonly told: Map<string, Told & { heard: boolean }>
  /** Deliveries that a person decided about in this step. */
  readonly byHand: Set<number>
  /** When a worker last looked, and the last time that none did for an hour. */
  lookedAt: number | null
  /** … in true time. */
  lookedTruth: number | null
  away: { readonly from: number; readonly until: number } | null
  /** What the model says is wrong. */
  readonly faults: string[]
  /** Confirmation links that were followed. */
  readonly used: Set<string>
  /** Steps so far, over all worlds of a run. */
  readonly played: { count: number }
  start(trouble: Trouble | null): { readonly process: Process; readonly ctx: Context }
}

export const PEOPLE = 4
export const LISTS = 2

/**
 * Lets the model hear what the installation has taken in of the provider's events. A sign-up that nobody confirmed is
 * deleted with all that was kept of it, its bounces too: of those mails the model knows nothing more either.
 */
export function listen(world: World): void {
  for (const id of world.installation.applied()) {
    const told = world.told.get(id)
    if (!told || told.heard) continue
    told.heard = true
    const kept = world.installation.snapshot()
    const heard = [...world.told.values()].filter((one) => one.heard && kept.has(one.delivery))
    hear(world.model, heard, told)
  }
}
