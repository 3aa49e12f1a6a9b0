import { getInstance } from '../../db/instance.ts'
import { fromJson } from '../../db/json.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import type { Db, InstanceTable } from '../../db/schema.ts'
import { getSequence, type SequenceRow } from '../../db/sequences.ts'
import { getTemplate } from '../../db/templates.ts'
import { getVersionStep, type VersionStepRow } from '../../db/versions.ts'
import type { FlowSettings } from '../core/delivery/flow-settings.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { getSequencePlan, type SequencePlan } from './enrol-subscription.ts'
import { getFlow } from './flow.ts'

/** What the deliveries of one transaction have in common, each read once: nothing of it changes meanwhile. */
export interface SharedReads {
  readonly db: Db
  instance(): Promise<Pick<InstanceTable, 'name' | 'epoch' | 'hold_reason' | 'away_from' | 'away_until'>>
  flow(): Promise<FlowSettings>
  list(id: number): Promise<ListRow>
  sequence(id: number): Promise<SequenceRow>
  /** That of the sequence's current version. */
  plan(sequenceId: number): Promise<SequencePlan>
  step(of: { readonly versionId: number; readonly stepId: number }): Promise<VersionStepRow>
  template(hash: string): Promise<CompiledTemplate>
}

/** Reads for one transaction; make a new one for the next. */
export function sharedReads(db: Db): SharedReads {
  const sequence = once((id: number) => getSequence(db, id))
  const instance = once((_: 1) => getInstance(db))
  const flow = once((_: 1) => getFlow(db))
  const step = once((key: string) => {
    const [versionId = 0, stepId = 0] = key.split(' ').map(Number)
    return getVersionStep(db, versionId, stepId)
  })
  return {
    db,
    instance: () => instance(1),
    flow: () => flow(1),
    list: once((id: number) => getList(db, id)),
    sequence,
    plan: once(async (id: number) => getSequencePlan(db, await sequence(id))),
    step: ({ versionId, stepId }) => step(`${versionId} ${stepId}`),
    template: once(async (hash: string) =>
      fromJson<CompiledTemplate>((await getTemplate(db, hash)).template),
    ),
  }
}

function once<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Value>()
  return async (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = await load(key)
    known.set(key, value)
    return value
  }
}
