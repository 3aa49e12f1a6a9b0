import { Hono, type Context as HttpContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { createElement } from 'react'
import { addApiRoutes } from './api/api-routes.ts'
import { addArchiveRoutes } from './archive-routes.ts'
import { addAskLinkRoutes } from './ask-link-routes.ts'
import { addCapturedRoutes } from './captured-routes.tsx'
import { addConfirmRoutes } from './confirm-routes.ts'
import { addHealthRoutes } from './health-routes.ts'
import { findHouseLook } from './house-look.ts'
import { wearLook } from './page-look.ts'
import { FrontPage } from './pages/front.tsx'
import { renderPage } from './pages/page.tsx'
import { addPreferencesRoutes } from './preferences-routes.tsx'
import { languageOf, sayNotice, wordsFor } from './respond.ts'
import { addReviewRoutes } from './review-routes.tsx'
import { guardedPages, safeHeaders } from './safe-headers.ts'
import { sendStylesheet } from './send-stylesheet.ts'
import { deskStyle, letterStyle, reviewStyle } from './stylesheet.ts'
import { addSubscribeRoutes } from './subscribe-routes.tsx'
import { addThemeRoutes } from './theme-routes.ts'
import { addUndoRoutes } from './undo-routes.ts'
import { addUnsubscribeRoutes } from './unsubscribe-routes.ts'
import { addViewRoutes } from './view-routes.ts'
import { addVisitRoutes } from './visit-routes.ts'
import type { WebDeps } from './web-deps.ts'
import { addWebhookRoutes } from './webhook-routes.ts'

/** Every page of the server. A slash at the end is ignored, so that no address needs a redirect. */
export function createApp(deps: WebDeps): Hono {
  const app = new Hono({ strict: false })
  app.use(safeHeaders, guardedPages)
  app.notFound((http) => sayNotice(http, wordsFor(http).notFound, { status: 404 }))
  app.onError((error, http) => answerError(deps, error, http))
  addPlainRoutes(app, deps)
  addThemeRoutes(app, deps)
  addHealthRoutes(app, deps)
  addSubscribeRoutes(app, deps)
  addConfirmRoutes(app, deps)
  addApiRoutes(app, deps)
  addUnsubscribeRoutes(app, deps)
  addUndoRoutes(app, deps)
  addAskLinkRoutes(app, deps)
  addPreferencesRoutes(app, deps)
  addViewRoutes(app, deps)
  addVisitRoutes(app, deps)
  addArchiveRoutes(app, deps)
  addWebhookRoutes(app, deps)
  addReviewRoutes(app, deps)
  addCapturedRoutes(app, deps)
  return app
}

function addPlainRoutes(app: Hono, { context }: WebDeps): void {
  app.get('/', async (http) => {
    const look = wearLook(http, await findHouseLook(context.read))
    const props = { words: wordsFor(http), language: languageOf(http), look }
    return http.html(renderPage(createElement(FrontPage, props)))
  })
  for (const style of [letterStyle, deskStyle, reviewStyle])
    app.get(style.path, (http) => sendStylesheet(http, style))
}

/** The one place where a bug becomes an answer: no detail goes out, and no address or token into the log. */
function answerError(deps: WebDeps, error: Error, http: HttpContext): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status < 500) {
    return sayNotice(http, wordsFor(http).notFound, { status: error.status })
  }
  deps.context.log('web.error', {
    method: http.req.method,
    route: routePath(http, -1),
    error: error.name,
    at:
      error.stack
        ?.split('\n')
        .find((line) => line.startsWith('    at '))
        ?.trim() ?? null,
  })
  return sayNotice(http, wordsFor(http).broken, { status: 500 })
}
