import type { Hono } from 'hono'
import { readinessCheck } from '../actions/check-readiness.ts'
import type { WebDeps } from './web-deps.ts'

/**
 * `/healthz`: the process answers. `/readyz`: 503 while nothing can be recorded, so that whoever balances the load
 * looks elsewhere. It stays 200 while only sending is stopped, and says so in its body: readers must still be able
 * to leave.
 */
export function addHealthRoutes(app: Hono, { context }: WebDeps): void {
  const check = readinessCheck(context)
  app.get('/healthz', (http) => http.text('ok'))
  app.get('/readyz', async (http) => {
    const readiness = await check()
    http.header('Cache-Control', 'no-store')
    return http.json(readiness, readiness.ready ? 200 : 503)
  })
}
