import { toJson } from '../../db/json.ts'
import type { Db, SequenceKind } from '../../db/schema.ts'
import { findSequence, insertSequence, type SequenceRow, updateCurrentVersion } from '../../db/sequences.ts'
import {
  getVersion,
  insertStep,
  insertVersion,
  insertVersionStep,
  listVersionSteps,
} from '../../db/versions.ts'
import type { Schedule } from '../core/delivery/schedule.ts'
import type { CompiledLetter } from './compile-letters.ts'
import type { Context } from './context.ts'
import { keepTemplate } from './keep-template.ts'

export interface NewVersion {
  readonly listId: number
  readonly kind: SequenceKind
  readonly key: string
  readonly name: string
  readonly schedule: Schedule
  readonly draftId: number | null
  readonly contentHash: string
  readonly steps: readonly (CompiledLetter & { readonly key: string })[]
}

/**
 * Stores an immutable version and makes it the current one, in the caller's transaction. Steps keep their
 * ids through all versions, and a step that this version removed leaves a tombstone.
 */
export async function storeVersion(ctx: Context, tx: Db, version: NewVersion): Promise<SequenceRow> {
  const now = ctx.now()
  const sequence = await findOrInsertSequence(tx, version, now)
  const before = sequence.version_id === null ? null : await getVersion(tx, sequence.version_id)
  const { id } = await insertVersion(tx, {
    sequence_id: sequence.id,
    number: (before?.number ?? 0) + 1,
    draft_id: version.draftId,
    schedule: toJson(version.schedule),
    content_hash: version.contentHash,
    published_at: now,
  })
  const kept = new Set<number>()
  for (const [rank, { key, letter, template }] of version.steps.entries()) {
    const step = await insertStep(tx, sequence.id, key)
    kept.add(step.id)
    await insertVersionStep(tx, {
      version_id: id,
      step_id: step.id,
      rank,
      kind: letter.kind,
      tombstone: 0,
      subject: letter.subject.text,
      letter: toJson(letter),
      template_hash: await keepTemplate(tx, template, now),
    })
  }
  if (before) await insertTombstones(tx, { from: before.id, to: id, kept })
  await updateCurrentVersion(tx, sequence.id, { versionId: id, name: version.name })
  return { ...sequence, name: version.name, version_id: id }
}

async function findOrInsertSequence(tx: Db, version: NewVersion, now: number): Promise<SequenceRow> {
  const known = await findSequence(tx, version.listId, version.key)
  if (known) return known
  return await insertSequence(tx, {
    list_id: version.listId,
    kind: version.kind,
    key: version.key,
    name: version.name,
    state: 'active',
    closes_at: version.schedule.kind === 'at' ? version.schedule.at : null,
    created_at: now,
  })
}

async function insertTombstones(
  tx: Db,
  versions: { readonly from: number; readonly to: number; readonly kept: ReadonlySet<number> },
): Promise<void> {
  for (const step of await listVersionSteps(tx, versions.from)) {
    if (versions.kept.has(step.step_id)) continue
    const { key: _, ...row } = step
    await insertVersionStep(tx, { ...row, version_id: versions.to, tombstone: 1 })
  }
}
