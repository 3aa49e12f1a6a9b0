import type { ListRow } from '../../db/lists.ts'
import { type Theme, themeOf } from '../core/mail/theme.ts'

/** How a list's pages look: its theme, and the name of its stylesheet. */
export interface PageLook {
  readonly slug: string
  readonly theme: Theme
}

/** The look of a list, or null where it keeps ours. */
export function lookOf({ slug, theme }: Pick<ListRow, 'slug' | 'theme'>): PageLook | null {
  return theme === null ? null : { slug, theme: themeOf(theme) }
}
