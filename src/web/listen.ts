import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'

export interface ListenInput {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

export type Listen =
  | { readonly kind: 'listening'; readonly port: number; close(): Promise<void> }
  | { readonly kind: 'problem'; readonly code: string; readonly message: string }

/** Opens the server's socket; a port that is taken or not allowed is a value. */
export async function listen(input: ListenInput): Promise<Listen> {
  const server = createAdaptorServer({ fetch: input.fetch }) as Server
  const { promise, resolve } = Promise.withResolvers<Listen>()
  server.once('error', (error: NodeJS.ErrnoException) => resolve(problemOf(error, input)))
  server.listen(input.port, input.host, () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : input.port
    resolve({ kind: 'listening', port, close: () => closeServer(server) })
  })
  return await promise
}

function problemOf(error: NodeJS.ErrnoException, { host, port }: ListenInput): Listen {
  const code = error.code ?? 'unknown'
  const known: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program: stop it, or set PORT to another number.`,
    EACCES: `Port ${port} needs more rights than this program has: set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one that it has, like 127.0.0.1.`,
    ENOTFOUND: `There is no host ${host}: set HOST to an address of this machine, like 127.0.0.1.`,
  }
  return { kind: 'problem', code, message: known[code] ?? `Cannot listen on ${host}:${port} (${code}).` }
}

async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), 5000)
  await promise
  clearTimeout(force)
}
