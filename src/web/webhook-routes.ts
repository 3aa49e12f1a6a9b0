import type { Hono, Context as HttpContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { storeResendEvent } from '../actions/store-event.ts'
import { isSigned, type SignedRequest } from '../core/webhook-signature.ts'
import type { WebDeps } from './web-deps.ts'

const LARGEST_BODY = 256 * 1024

/**
 * Where the provider tells what became of the mail. Verified on the bytes as they came, stored, committed, then
 * answered; what it says is applied by the worker. An answer other than 2xx makes the provider send it again.
 */
export function addWebhookRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  const limit = bodyLimit({ maxSize: LARGEST_BODY, onError: (http) => http.text('too large', 413) })

  app.post('/webhooks/resend', limit, async (http) => {
    const secrets = context.settings.webhookSecrets
    if (secrets.length === 0) context.log('webhook.no-secret')
    const request = { ...signatureHeaders(http), body: new Uint8Array(await http.req.arrayBuffer()) }
    if (!isSigned(request, secrets, context.now())) {
      context.log('webhook.refused')
      return http.text('not signed', 401)
    }
    return await keep(context, http, request)
  })
}

/** The names of Svix, which Resend uses, or those of Standard Webhooks. */
function signatureHeaders(http: HttpContext): Omit<SignedRequest, 'body'> {
  const prefix = http.req.header('svix-id') === undefined ? 'webhook' : 'svix'
  const header = (name: string): string => http.req.header(`${prefix}-${name}`) ?? ''
  return { id: header('id'), timestamp: header('timestamp'), signature: header('signature') }
}

async function keep(
  context: WebDeps['context'],
  http: HttpContext,
  { id, body }: SignedRequest,
): Promise<Response> {
  try {
    await storeResendEvent(context, { id, raw: new TextDecoder().decode(body) })
    return http.text('ok')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    context.log('webhook.not-stored', { error: code })
    return http.text('try again later', 503)
  }
}
