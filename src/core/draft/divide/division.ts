import type { Division, Email } from '../draft.ts'
import { sourceBlocks } from '../source-blocks.ts'
import type { Partition } from './partition.ts'

/** How a planned series divides its article, so that it can be divided so again. */
export function divisionOf(
  { mode, leftOut }: Partition,
  emails: readonly Pick<Email, 'id' | 'kind' | 'body'>[],
): Division {
  return {
    mode,
    emails: emails.map(({ id, kind, body }) => ({ id, kind, first: firstBlock(body) })),
    leftOut: leftOut.flatMap(({ blocks }) => blocks.map(({ id }) => id)),
  }
}

/** A printed heading stands in no atom: the first block after it tells where the email begins. */
function firstBlock(body: Email['body']): string | null {
  return sourceBlocks(body).find(({ kind }) => kind !== 'heading')?.id ?? null
}
