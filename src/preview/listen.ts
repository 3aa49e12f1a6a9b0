import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

export type ListenLocally =
  | { readonly kind: 'listening'; readonly port: number; close(): void }
  | { readonly kind: 'problem'; readonly message: string }

/** Serves on this machine's own address only. */
export async function listenLocally(app: Hono, port: number): Promise<ListenLocally> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  const { promise, resolve } = Promise.withResolvers<ListenLocally>()
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE'
    const message = taken ? `Port ${port} is taken: choose another with --port.` : error.message
    resolve({ kind: 'problem', message })
  })
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    const close = (): void => {
      server.close()
      server.closeAllConnections()
    }
    resolve({ kind: 'listening', port: typeof address === 'object' && address ? address.port : port, close })
  })
  return await promise
}
