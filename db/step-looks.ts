import type { Db } from './schema.ts'

/** An email as it stands in the current version of its sequence. */
export interface CurrentStep {
  readonly versionId: number
  readonly stepId: number
  readonly letter: string
}

/** The emails of the current versions of a list's sequences that are not cancelled, sequence by sequence and by rank. */
export async function listCurrentSteps(db: Db, listId: number): Promise<CurrentStep[]> {
  return await db
    .selectFrom('version_steps')
    .innerJoin('sequences', 'sequences.version_id', 'version_steps.version_id')
    .select(['version_steps.version_id as versionId', 'step_id as stepId', 'letter'])
    .where('sequences.list_id', '=', listId)
    .where('sequences.state', '!=', 'cancelled')
    .where('tombstone', '=', 0)
    .orderBy('version_steps.version_id')
    .orderBy('rank')
    .execute()
}

/** Gives an email of a version another template: the same words, in other looks. */
export async function updateStepTemplate(
  db: Db,
  step: { readonly versionId: number; readonly stepId: number; readonly templateHash: string },
): Promise<void> {
  await db
    .updateTable('version_steps')
    .set({ template_hash: step.templateHash })
    .where('version_id', '=', step.versionId)
    .where('step_id', '=', step.stepId)
    .execute()
}
