import type { Db } from '../../db/schema.ts'
import { listSettings } from '../../db/settings.ts'
import { readReaderSettings } from '../core/sign-up/reader-setting-words.ts'
import type { ReaderSettings } from '../core/sign-up/reader-settings.ts'

/** How sign-ups are judged and how long things are kept, as it is set at this moment: one query. */
export async function getReaderSettings(db: Db): Promise<ReaderSettings> {
  return readReaderSettings(await listSettings(db))
}
