import type { Context as HttpContext } from 'hono'
import type { ListRow } from '../../db/lists.ts'
import { type Theme, themeOf } from '../core/mail/theme.ts'

/** How a list's pages look: its theme, and the name of its stylesheet. */
export interface PageLook {
  readonly slug: string
  readonly theme: Theme
}

declare module 'hono' {
  interface ContextVariableMap {
    /** From where else than here the page of this answer may show a picture. */
    pictureOrigins?: readonly string[]
  }
}

/** The look of a list, or null where it keeps ours. */
export function lookOf({ slug, theme }: Pick<ListRow, 'slug' | 'theme'>): PageLook | null {
  return theme === null ? null : { slug, theme: themeOf(theme) }
}

/** Lets the page of this answer show the logo of its look: each route that shows a page with a look says so. */
export function wearLook(http: HttpContext, look: PageLook | null): PageLook | null {
  const logo = look?.theme.logo
  const addresses = [logo?.url, logo?.darkUrl].filter((one) => typeof one === 'string')
  const origins = addresses.filter((one) => URL.canParse(one)).map((one) => new URL(one).origin)
  if (origins.length > 0) http.set('pictureOrigins', [...new Set(origins)])
  return look
}
