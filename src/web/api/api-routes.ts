import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono, Context as HttpContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { sayRetryAfter } from '../respond.ts'
import { foreignOrigin, visitorNetwork } from '../visitor-network.ts'
import type { WebDeps } from '../web-deps.ts'
import { holdsForbiddenName } from './forbidden-names.ts'
import { type Refused, signUpRoute } from './subscription-schema.ts'
import { takeSignUp } from './take-sign-up.ts'

const MAX_BODY_BYTES = 16 * 1024
const PATH = '/api/v1/subscriptions'

/**
 * The public interface for programs. Any site's script may call it, without credentials: it reads no cookie and sets
 * none, and does no more than the form does.
 */
export function addApiRoutes(
  app: Hono,
  deps: Pick<WebDeps, 'context' | 'remoteAddress' | 'challenge'>,
): void {
  const api = new OpenAPIHono({
    strict: false,
    defaultHook: (result, http) => {
      if (!result.success)
        return refuse(http, 422, { error: 'invalid', faults: schemaFaults(result.error.issues) })
      return undefined
    },
  })
  const { context } = deps
  const networkOf = visitorNetwork(deps)
  api.use(PATH, cors({ origin: '*', allowMethods: ['POST'], allowHeaders: ['Content-Type'], maxAge: 86_400 }))
  api.use(
    PATH,
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (http) => refuse(http, 413, { error: 'too-large', faults: [] }),
    }),
  )
  api.use(PATH, refuseForbiddenNames)
  api.openapi(signUpRoute, async (http) => {
    const { publicUrl } = context.settings
    const elsewhere = foreignOrigin(http, publicUrl)
    const source = `${publicUrl}${PATH}${elsewhere === null ? '' : ` (a form at ${elsewhere})`}`
    const visitor = { source, networkHash: networkOf(http), challenge: deps.challenge }
    const outcome = await takeSignUp(context, http.req.valid('json'), visitor)
    if (outcome.kind === 'accepted') return http.json({ status: 'accepted' as const }, 202)
    if (outcome.kind === 'faulty')
      return http.json({ error: 'invalid' as const, faults: [...outcome.faults] }, 422)
    sayRetryAfter(http, outcome.until, context.now())
    return http.json({ error: 'too-many' as const, faults: [] }, 429)
  })
  api.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Rivulet', version: '1' },
    servers: [{ url: context.settings.publicUrl }],
  })
  api.onError((error, http) => answerFault(error, http, context.log))
  app.route('/', api)
}

/** Names that would reach into an object are refused before anything reads them. */
const refuseForbiddenNames: MiddlewareHandler = async (http, next) => {
  if (http.req.method === 'POST' && holdsForbiddenName(await http.req.text())) {
    const problem = 'There is no such field.'
    return refuse(http, 422, { error: 'invalid', faults: [{ field: '__proto__', problem }] })
  }
  return await next()
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly code?: string
  readonly keys?: readonly string[]
}

function schemaFaults(issues: readonly Issue[]): Refused['faults'] {
  return issues.flatMap(({ path, message, code, keys }) => {
    const field = path.map(String).join('.')
    if (code !== 'unrecognized_keys') return [{ field, problem: message }]
    return (keys ?? []).map((key) => ({
      field: [...path.map(String), key.slice(0, 80)].join('.'),
      problem: 'There is no such field.',
    }))
  })
}

function answerFault(error: Error, http: HttpContext, log: WebDeps['context']['log']): Response {
  if (error instanceof HTTPException && error.status < 500) {
    const status = error.status === 415 ? 415 : 422
    return refuse(http, status, { error: 'not-json', faults: [] })
  }
  log('web.error', { method: http.req.method, route: PATH, error: error.name })
  return refuse(http, 500, { error: 'broken', faults: [] })
}

function refuse(http: HttpContext, status: 413 | 415 | 422 | 500, body: Refused): Response {
  return http.json(body, status)
}
