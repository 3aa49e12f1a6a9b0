import { createHash } from 'node:crypto'
import type { Block } from '../article/document.ts'
import type { EmailKind } from './draft.ts'

/**
 * Gives each email its id: its kind and six hex digits of its first source block's id, so that it stays the
 * same while that block's words stay. A second email with the same id gets "-2".
 */
export function withEmailIds<Planned extends { readonly kind: EmailKind; readonly body: readonly Block[] }>(
  emails: readonly Planned[],
): readonly (Planned & { readonly id: string })[] {
  const seen = new Map<string, number>()
  return emails.map((email) => {
    const id = `${email.kind}-${sixDigits(firstBlock(email.body))}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return { ...email, id: count === 1 ? id : `${id}-${count}` }
  })
}

function firstBlock(body: readonly Block[]): string {
  const source = body.find(({ id }) => BLOCK_ID.test(id))
  return (source ?? body[0])?.id ?? ''
}

const BLOCK_ID = /^b([0-9a-f]{6})/

function sixDigits(blockId: string): string {
  return BLOCK_ID.exec(blockId)?.[1] ?? createHash('sha256').update(blockId).digest('hex').slice(0, 6)
}
