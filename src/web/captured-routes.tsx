import type { Hono } from 'hono'
import type { CapturedMail, CapturedMessage } from '../core/mail/message.ts'
import { operatorOnly } from './operator-door.ts'
import { CapturedListPage } from './pages/captured-list.tsx'
import { CapturedMessagePage } from './pages/captured-message.tsx'
import { renderPage } from './pages/page.tsx'
import { unlisted } from './safe-headers.ts'
import { showFramedEmail } from './show-email.ts'
import type { WebDeps } from './web-deps.ts'

const PAGE_LENGTH = 50

/** The mail of the capture transport, for the operator's eyes; there are no such pages where mail really leaves. */
export function addCapturedRoutes(app: Hono, { captured, ...deps }: WebDeps): void {
  if (!captured) return
  app.use('/captured/*', operatorOnly(deps), unlisted)

  app.get('/captured', async (http) => {
    const messages = (await captured.list()).toReversed()
    return http.html(listPage(messages, http.req.query('page')))
  })

  app.get('/captured/:id', async (http) => {
    const found = await captured.find(http.req.param('id'))
    return found ? http.html(renderPage(<CapturedMessagePage mail={found} />)) : await http.notFound()
  })

  app.get('/captured/:id/html', async (http) => {
    const found = await captured.find(http.req.param('id'))
    return found ? showFramedEmail(http, found.message.html) : await http.notFound()
  })

  app.get('/captured/:id/raw', async (http) => {
    const found = await captured.find(http.req.param('id'))
    return found ? await rawEmail(captured, found) : await http.notFound()
  })
}

function listPage(messages: readonly CapturedMessage[], pageParameter: string | undefined): string {
  const page = Math.max(1, Number.parseInt(pageParameter ?? '1', 10) || 1)
  const end = page * PAGE_LENGTH
  return renderPage(
    <CapturedListPage
      messages={messages.slice(end - PAGE_LENGTH, end)}
      total={messages.length}
      newer={page > 1 ? `/captured?page=${page - 1}` : null}
      older={messages.length > end ? `/captured?page=${page + 1}` : null}
    />,
  )
}

async function rawEmail(captured: CapturedMail, { id, message }: CapturedMessage): Promise<Response> {
  const bytes = await captured.raw(message)
  const file = `${id.replace(/[^\w.-]/g, '_')}.eml`
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="${file}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
