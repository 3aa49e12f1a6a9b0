import { listLists } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { lookOf, type PageLook } from './page-look.ts'

/**
 * The look of pages that are of no one list: that of the only list, or one that all listed lists share; null where there
 * is none.
 */
export async function findHouseLook(read: Db): Promise<PageLook | null> {
  const all = await listLists(read)
  const [first, ...others] = all.length === 1 ? all : all.filter(({ listed }) => listed === 1)
  return first && others.every(({ theme }) => theme === first.theme) ? lookOf(first) : null
}
