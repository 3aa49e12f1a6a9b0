import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { openSite, type Site } from './site.ts'

export interface LoopbackSite {
  readonly site: Site
  close(): Promise<void>
}

/** A site behind a real server on loopback; the links in its mail lead back to it. */
export async function openLoopbackSite(): Promise<LoopbackSite> {
  const opening = Promise.withResolvers<Site>()
  const listening = Promise.withResolvers<number>()
  const fetch = async (request: Request, env: object) => (await opening.promise).app.fetch(request, env)
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => listening.resolve(port))
  const site = await openSite({
    publicUrl: `http://127.0.0.1:${await listening.promise}`,
    remoteAddress: (http) => getConnInfo(http).remote.address ?? null,
  })
  opening.resolve(site)
  const close = async (): Promise<void> => {
    await new Promise((closed) => server.close(closed))
    await site.close()
  }
  return { site, close }
}
