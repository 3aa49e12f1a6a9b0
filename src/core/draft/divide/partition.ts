import type { Division, DraftMode } from '../draft.ts'
import type { Atom } from './atoms.ts'

/** Which atoms go into which email; in order, with those left out, they are all atoms of the article. */
export interface Partition {
  readonly mode: DraftMode
  readonly welcome: readonly Atom[]
  /** At least one; none is empty. */
  readonly lessons: readonly (readonly Atom[])[]
  readonly recap: readonly Atom[]
  /** What a digest does not hold. */
  readonly leftOut: readonly Atom[]
}

/** How to divide an article; all by its length where nothing is said. */
export interface PartitionSettings {
  readonly mode?: DraftMode
  /** The most emails, welcome and recap included. */
  readonly maxEmails?: number
  /** Divides exactly so as long as its blocks are there; the rest is then not asked. */
  readonly division?: Division
}
