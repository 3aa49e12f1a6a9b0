import type { Trouble } from './process.ts'
import type { Rhythm, Told } from './reference-model.ts'
import type { Answer } from './scripted-provider.ts'

export const decisions = ['hold', 'next-slot', 'now', 'skip', 'retry', 'resolve', 'resolve-skip'] as const

/** What a person may decide about one delivery. Who resolves one has found out what became of it. */
export type Decision = (typeof decisions)[number]

/** One thing that happens. */
export type Step =
  | {
      readonly do: 'subscribe'
      readonly person: number
      /** Asked for in one request. */
      readonly lists: readonly number[]
      readonly trouble: Trouble | null
    }
  /** Follows the link of a confirmation mail that arrived: the so-manieth of those not followed yet. */
  | { readonly do: 'confirm'; readonly mail: number; readonly trouble: Trouble | null }
  | {
      readonly do: 'unsubscribe'
      readonly person: number
      readonly list: number
      readonly trouble: Trouble | null
    }
  | { readonly do: 'pause' | 'resume' | 'cancel'; readonly series: string; readonly trouble: Trouble | null }
  | { readonly do: 'pause-list' | 'resume-list'; readonly list: number; readonly trouble: Trouble | null }
  | { readonly do: 'hold-all' | 'release-all'; readonly trouble: Trouble | null }
  /** A person decides about one delivery: the so-manieth that this can be decided of. */
  | {
      readonly do: 'decide'
      readonly how: Decision
      readonly which: number
      readonly trouble: Trouble | null
    }
  /** The provider tells something of an email that it took, once or again. */
  | { readonly do: 'tell'; readonly what: Told['what']; readonly mail: number; readonly ago: number }
  | { readonly do: 'tell-again'; readonly which: number }
  | {
      readonly do: 'publish'
      readonly series: string
      readonly steps: readonly string[]
      readonly rhythm: Rhythm | null
      readonly trouble: Trouble | null
    }
  /** Time passes. */
  | { readonly do: 'pass'; readonly ms: number }
  /** Time passes until the next thing is due, and so much more or less. */
  | { readonly do: 'pass-to-due'; readonly beyond: number }
  /** Somebody sets the clock. */
  | { readonly do: 'set-clock'; readonly by: number }
  | {
      readonly do: 'work'
      /** After time has passed until something is due. */
      readonly whenDue: boolean
      readonly limit: number
      readonly answers: readonly Answer[]
      readonly trouble: Trouble | null
    }
  /** A worker that stood still goes on. */
  | { readonly do: 'wake' }

/** What a step does to the installation and, where it took effect, to the model. */
export interface Effect {
  /** The transaction that makes it so. */
  readonly transaction: string
  readonly real: () => Promise<unknown>
  readonly model: () => void
}
