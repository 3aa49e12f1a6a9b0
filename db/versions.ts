import type { Insertable, Selectable } from 'kysely'
import type { RankedStep } from '../src/core/delivery/next-step.ts'
import type { Db, StepTable, VersionStepTable, VersionTable } from './schema.ts'

export type VersionRow = Selectable<VersionTable>
export type VersionStepRow = Selectable<VersionStepTable> & { readonly key: string }

/** The version with this id; throws where there is none. */
export async function getVersion(db: Db, id: number): Promise<VersionRow> {
  return await db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The steps of a version by rank, tombstones included. */
export async function listVersionSteps(db: Db, versionId: number): Promise<VersionStepRow[]> {
  return await db
    .selectFrom('version_steps')
    .innerJoin('steps', 'steps.id', 'version_steps.step_id')
    .selectAll('version_steps')
    .select('steps.key')
    .where('version_id', '=', versionId)
    .orderBy('rank')
    .execute()
}

/**
 * The steps of a version that it has not removed, by rank, without their letters: this is read for every
 * delivery.
 */
export async function listLiveSteps(db: Db, versionId: number): Promise<RankedStep[]> {
  return await db
    .selectFrom('version_steps')
    .select(['step_id as id', 'rank', 'kind'])
    .where('version_id', '=', versionId)
    .where('tombstone', '=', 0)
    .orderBy('rank')
    .execute()
}

/** One step as a version has it; throws where the version does not know it. */
export async function getVersionStep(db: Db, versionId: number, stepId: number): Promise<VersionStepRow> {
  return await db
    .selectFrom('version_steps')
    .innerJoin('steps', 'steps.id', 'version_steps.step_id')
    .selectAll('version_steps')
    .select('steps.key')
    .where('version_id', '=', versionId)
    .where('step_id', '=', stepId)
    .executeTakeFirstOrThrow()
}

export async function insertVersion(db: Db, row: Insertable<VersionTable>): Promise<VersionRow> {
  return await db.insertInto('versions').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function insertVersionStep(db: Db, row: Insertable<VersionStepTable>): Promise<void> {
  await db.insertInto('version_steps').values(row).execute()
}

/** The step of a sequence with this key, made where it is new: its id stays through all versions. */
export async function insertStep(db: Db, sequenceId: number, key: string): Promise<Selectable<StepTable>> {
  await db
    .insertInto('steps')
    .values({ sequence_id: sequenceId, key })
    .onConflict((conflict) => conflict.columns(['sequence_id', 'key']).doNothing())
    .execute()
  return await db
    .selectFrom('steps')
    .selectAll()
    .where('sequence_id', '=', sequenceId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
}
