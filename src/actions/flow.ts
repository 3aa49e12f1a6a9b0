import type { Db } from '../../db/schema.ts'
import { listSettings } from '../../db/settings.ts'
import type { FlowSettings } from '../core/delivery/flow-settings.ts'
import { readFlow } from '../core/delivery/flow-words.ts'

/** How mail flows, as it is set at this moment: one query, so that a change takes effect with the next turn. */
export async function getFlow(db: Db): Promise<FlowSettings> {
  return readFlow(await listSettings(db))
}
