import { fromJson } from '../../db/json.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { listSequences, type SequenceRow } from '../../db/sequences.ts'
import { listVersionSteps } from '../../db/versions.ts'
import type { Letter } from '../core/mail/letter.ts'

/** A sequence with the letters of its newest version, in their order. */
export interface SequenceLetters {
  readonly sequence: SequenceRow
  readonly list: ListRow
  readonly steps: readonly { readonly id: number; readonly letter: Letter }[]
}

/** Every published sequence that is not cancelled, oldest first, with what its emails say. */
export async function describeLetters(db: Db): Promise<SequenceLetters[]> {
  const described: SequenceLetters[] = []
  for (const sequence of await listSequences(db)) {
    if (sequence.version_id === null || sequence.state === 'cancelled') continue
    const rows = await listVersionSteps(db, sequence.version_id)
    const live = rows.filter(({ tombstone }) => tombstone === 0)
    const steps = live.map(({ step_id, letter }) => ({ id: step_id, letter: fromJson<Letter>(letter) }))
    described.push({ sequence, list: await getList(db, sequence.list_id), steps })
  }
  return described
}
