import { createServer, type Socket } from 'node:net'
import { randomFrom } from '../random.ts'
import { type AcceptedMessage, namesOf, openAcceptedLog, recipientHash } from './accepted-log.ts'
import { drawFault, type Fault, type FaultShares } from './faults.ts'
import { holdSession, type SessionHost } from './session.ts'

export interface FakeSmtpOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  readonly seed?: number
  /** What the first messages meet, one each; those after them by the shares. */
  readonly first?: readonly (Fault | null)[]
  readonly shares?: FaultShares
  /** Each accepted message becomes a line of this file; without it they are kept in `accepted` only. */
  readonly log?: string
  readonly extensions?: readonly string[]
  readonly slowMs?: number
  readonly stallMs?: number
}

/** How often each fault was met. */
type Tally = Partial<Record<Fault, number>>

export interface FakeSmtpCounts {
  /** Connections that were opened, and messages that were accepted. */
  readonly connections: number
  readonly messages: number
  readonly faults: Readonly<Tally>
}

export interface FakeSmtp {
  readonly url: string
  readonly port: number
  /** Every message that was accepted, in order. */
  readonly accepted: readonly AcceptedMessage[]
  counts(): FakeSmtpCounts
  /** Cuts every connection. */
  close(): Promise<void>
}

const EXTENSIONS = ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES']

/**
 * A mail server on loopback that takes everything, except where a fault from its seed says otherwise. A message
 * is in the log before any byte of the answer to its final dot.
 */
export async function startFakeSmtp(options: FakeSmtpOptions = {}): Promise<FakeSmtp> {
  const accepted: AcceptedMessage[] = []
  const faults: Tally = {}
  const sockets = new Set<Socket>()
  let connections = 0
  const host = sessionHost(options, { accepted, faults })
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    holdSession(socket, host)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake SMTP server has no port.')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    accepted,
    counts: () => ({ connections, messages: accepted.length, faults: { ...faults } }),
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface Ledger {
  readonly accepted: AcceptedMessage[]
  readonly faults: Tally
}

function sessionHost(options: FakeSmtpOptions, { accepted, faults }: Ledger): SessionHost {
  const random = randomFrom(options.seed ?? 1)
  const log = openAcceptedLog(options.log ?? null)
  const first = [...(options.first ?? [])]
  return {
    extensions: options.extensions ?? EXTENSIONS,
    slowMs: options.slowMs ?? 200,
    stallMs: options.stallMs ?? 5_000,
    nextFault() {
      const planned = first.shift()
      const fault = planned === undefined ? drawFault(random, options.shares ?? {}) : planned
      if (fault !== null) faults[fault] = (faults[fault] ?? 0) + 1
      return fault
    },
    accept(raw, recipients) {
      const message = {
        ...namesOf(raw),
        recipient: recipientHash(recipients.join(',')),
        at: Date.now(),
      }
      log.append(message)
      accepted.push(message)
      return `F${accepted.length}`
    },
  }
}
