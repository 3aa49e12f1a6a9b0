import { Hono } from 'hono'
import { listen } from '../../src/web/listen.ts'

// The least that a page of the same server can be, in a process of its own. Its first line says where it listens.
const app = new Hono().get('/', (http) => http.text('ok'))
const listening = await listen({ fetch: app.fetch, host: '127.0.0.1', port: 0 })
if (listening.kind === 'problem') throw new Error(listening.message)
process.stdout.write(`http://127.0.0.1:${listening.port}\n`)
