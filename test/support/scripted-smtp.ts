import { type AddressInfo, createServer, type Socket } from 'node:net'

/** The steps of an SMTP dialogue, in the order in which a client takes them. */
export const steps = ['connect', 'EHLO', 'MAIL', 'RCPT', 'DATA', '354', 'text', 'dot'] as const
export type Step = (typeof steps)[number]

export interface Script {
  /** The step at which the server stops playing along: it got that far and does not answer. */
  readonly at?: Step
  /** The number of bytes after which it stops playing along. */
  readonly atByte?: number
  readonly by?: 'hanging up' | 'resetting' | 'silence'
  /** What it says instead of falling silent, before it hangs up; not necessarily a whole line. */
  readonly saying?: string
  /** What it says over and over, in place of an answer, for as long as anybody listens. */
  readonly repeating?: string
  /** Answers to commands, by their verb, in place of the usual ones. */
  readonly answers?: Readonly<Record<string, string>>
  readonly pipelining?: boolean
}

export interface ScriptedSmtp {
  readonly url: string
  /** Whether any client was told to send its text. */
  readonly askedForText: boolean
  /** Whether any byte of a client's text arrived. */
  readonly gotText: boolean
  /** Whether any client's text arrived whole. */
  readonly gotDot: boolean
  readonly connections: number
  /** How many bytes clients sent. */
  readonly received: number
  /** How many bytes of what it says over and over were taken from it. */
  readonly repeated: number
  /** Resolves when a client has come as far as the scripted step. */
  readonly reached: Promise<void>
  dropConnections(): void
  close(): Promise<void>
}

/** A bare server on loopback that leaves the dialogue where the script says. */
export async function startScriptedSmtp(script: Script): Promise<ScriptedSmtp> {
  const seen = {
    askedForText: false,
    gotText: false,
    gotDot: false,
    connections: 0,
    received: 0,
    repeated: 0,
  }
  const sockets = new Set<Socket>()
  const reached = Promise.withResolvers<void>()
  const server = createServer((socket) => {
    seen.connections += 1
    sockets.add(socket)
    socket.on('error', () => {})
    const stop = () => {
      reached.resolve()
      leave(socket, script, (bytes) => {
        seen.repeated += bytes
      })
    }
    converse(socket, { script, seen, stop })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    get askedForText() {
      return seen.askedForText
    },
    get gotText() {
      return seen.gotText
    },
    get gotDot() {
      return seen.gotDot
    },
    get connections() {
      return seen.connections
    },
    get received() {
      return seen.received
    },
    get repeated() {
      return seen.repeated
    },
    reached: reached.promise,
    dropConnections,
    close: () => {
      dropConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface Conversation {
  readonly script: Script
  readonly seen: { askedForText: boolean; gotText: boolean; gotDot: boolean; received: number }
  stop(): void
}

function converse(socket: Socket, { script, seen, stop }: Conversation): void {
  let pending = ''
  let bytes = 0
  let inText = false
  let stopped = false
  const arrive = (step: Step, reply: string) => {
    if (stopped) return
    if (script.at === step) {
      stopped = true
      return stop()
    }
    socket.write(reply)
  }
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    const own = script.answers?.[/^\w*/.exec(line)?.[0] ?? '']
    if (own !== undefined) return void socket.write(own)
    if (verb === 'EHLO')
      return arrive('EHLO', `250-sink\r\n${script.pipelining ? '250-PIPELINING\r\n' : ''}250 8BITMIME\r\n`)
    if (verb === 'MAIL' || verb === 'RCPT') return arrive(verb, '250 2.1.0 Ok\r\n')
    if (verb !== 'DATA') return arrive('connect', '250 Ok\r\n')
    arrive('DATA', '354 Go on\r\n')
    if (stopped) return
    seen.askedForText = true
    inText = true
    arrive('354', '')
  }
  const textLine = (line: string) => {
    if (line !== '.') return arrive('text', '')
    seen.gotDot = true
    inText = false
    arrive('dot', '250 2.0.0 Ok\r\n')
  }
  socket.on('data', (chunk) => {
    const rest = (script.atByte ?? Infinity) - bytes
    bytes += chunk.length
    seen.received += chunk.length
    pending += chunk.subarray(0, Math.max(rest, 0)).toString('latin1')
    const lines = pending.split('\r\n')
    pending = lines.pop() ?? ''
    for (const line of lines) {
      seen.gotText ||= inText
      if (!stopped) (inText ? textLine : command)(line)
    }
    seen.gotText ||= inText && pending !== ''
    if (bytes >= (script.atByte ?? Infinity) && !stopped) {
      stopped = true
      stop()
    }
  })
  arrive('connect', '220 sink ESMTP\r\n')
}

/** More than any client may take of one answer. */
const ENOUGH = 64 * 1024 * 1024

function leave(socket: Socket, script: Script, repeated: (bytes: number) => void): void {
  if (script.saying !== undefined) socket.write(script.saying, 'latin1')
  if (script.repeating !== undefined) repeat(socket, script.repeating, repeated)
  else if (script.by === 'silence') return
  else if (script.by === 'resetting') socket.resetAndDestroy()
  else socket.end(() => socket.destroy())
}

function repeat(socket: Socket, words: string, repeated: (bytes: number) => void): void {
  const block = words.repeat(Math.ceil(65_536 / words.length))
  const again = (left: number) => {
    if (left <= 0 || !socket.writable) return
    socket.write(block, (error) => {
      if (error) return
      repeated(block.length)
      again(left - block.length)
    })
  }
  again(ENOUGH)
}
