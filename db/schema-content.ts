import type { Generated } from 'kysely'
import type { Flag } from './schema-values.ts'

export interface ArticleTable {
  id: Generated<number>
  sha256: string
  format: string
  title: string
  language: string
  url: string | null
  source: string
  document: string
  created_at: number
}

export interface DraftTable {
  id: Generated<number>
  article_id: number
  draft: string
  created_at: number
}

export type SequenceKind = 'series' | 'issue'
export type SequenceState = 'active' | 'paused' | 'cancelled'

export interface SequenceTable {
  id: Generated<number>
  list_id: number
  kind: SequenceKind
  /** Its name in the exchange files; unique within the list. */
  key: string
  name: string
  state: SequenceState
  version_id: number | null
  /** While due times are being reckoned anew: the enrolment reached so far; null when that is done. */
  reschedule_after: number | null
  /** When it was last resumed: what fell due before that moves to the next slot. */
  resumed_at: number | null
  /** When nobody can enter any more: an issue's time; null for a series. */
  closes_at: number | null
  created_at: number
}

/** Immutable. */
export interface VersionTable {
  id: Generated<number>
  sequence_id: number
  number: number
  draft_id: number | null
  schedule: string
  content_hash: string
  published_at: number
}

/** An email of a sequence, the same through all versions. */
export interface StepTable {
  id: Generated<number>
  sequence_id: number
  key: string
}

/** A step as one version has it. A tombstone keeps the place of a step that this version removed. */
export interface VersionStepTable {
  version_id: number
  step_id: number
  rank: number
  kind: string
  tombstone: Flag
  subject: string
  letter: string
  template_hash: string | null
}

/** Compiled templates by the hash of their content. */
export interface TemplateTable {
  hash: string
  renderer: number
  template: string
  created_at: number
}
