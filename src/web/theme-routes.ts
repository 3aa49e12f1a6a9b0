import type { Hono } from 'hono'
import { findListBySlug } from '../../db/lists.ts'
import { lookOf } from './page-look.ts'
import { sendStylesheet } from './send-stylesheet.ts'
import { themeStyle } from './theme-style.ts'
import type { WebDeps } from './web-deps.ts'

/** The stylesheet of a list's theme; a list that keeps our look has none. */
export function addThemeRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  app.get('/theme/:file{[a-z0-9-]+\\.css}', async (http) => {
    const list = await findListBySlug(context.read, http.req.param('file').replace(/\.css$/, ''))
    const look = list && lookOf(list)
    return look ? sendStylesheet(http, themeStyle(look)) : await http.notFound()
  })
}
