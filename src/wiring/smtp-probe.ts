import { once } from 'node:events'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { SmtpPlace } from '../actions/doctor/probe.ts'
import type { LookedUp } from '../core/doctor/findings.ts'
import type { SmtpAnswer } from '../core/doctor/mail-server.ts'
import { certificateOf } from './shown-certificate.ts'

const LONGEST_REPLY = 16_384

/** Greets a mail server, raises the connection to TLS where it can, and asks what it offers. Never logs in. */
export async function askSmtp(place: SmtpPlace, signal: AbortSignal): Promise<LookedUp<SmtpAnswer>> {
  const sockets: Socket[] = []
  const destroy = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  signal.addEventListener('abort', destroy, { once: true })
  try {
    return await converse(place, (socket) => {
      // What goes wrong is told by whoever waits for it at that moment.
      socket.on('error', () => {})
      sockets.push(socket)
    })
  } finally {
    destroy()
  }
}

async function converse(place: SmtpPlace, keep: (socket: Socket) => void): Promise<LookedUp<SmtpAnswer>> {
  const socket = await open(place, keep)
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const greeting = await readReply(socket)
  if (greeting.code !== '220') return { kind: 'none', reason: 'it does not greet as a mail server' }
  const offered = await say(socket, 'EHLO localhost')
  if (offered.code !== '250') return { kind: 'none', reason: 'it refuses EHLO' }
  if (place.secure) {
    const certificate = certificateOf(socket)
    return {
      kind: 'found',
      value: { address, tls: 'from the start', certificate, offersLogin: hasAuth(offered) },
    }
  }
  if (!offers(offered, /^STARTTLS\b/i))
    return {
      kind: 'found',
      value: { address, tls: 'none', certificate: null, offersLogin: hasAuth(offered) },
    }
  if ((await say(socket, 'STARTTLS')).code !== '220')
    return { kind: 'none', reason: 'it offers STARTTLS and refuses it' }
  const raised = await raise(socket, place, keep)
  const again = await say(raised, 'EHLO localhost')
  const value = {
    address,
    tls: 'by STARTTLS',
    certificate: certificateOf(raised),
    offersLogin: hasAuth(again),
  } as const
  return { kind: 'found', value }
}

async function open({ host, port, secure }: SmtpPlace, keep: (socket: Socket) => void): Promise<Socket> {
  const socket = secure
    ? connectTls({ host, port, rejectUnauthorized: false, ...serverName(host) })
    : connectPlain({ host, port })
  keep(socket)
  await once(socket, secure ? 'secureConnect' : 'connect')
  return socket
}

async function raise(
  socket: Socket,
  { host }: SmtpPlace,
  keep: (socket: Socket) => void,
): Promise<TLSSocket> {
  const raised = connectTls({ socket, rejectUnauthorized: false, ...serverName(host) })
  keep(raised)
  await once(raised, 'secureConnect')
  return raised
}

function serverName(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {}
}

interface Reply {
  readonly code: string
  readonly lines: readonly string[]
}

async function say(socket: Socket, command: string): Promise<Reply> {
  const reply = readReply(socket)
  socket.write(`${command}\r\n`)
  return await reply
}

/** One reply, to its last line (RFC 5321, section 4.2.1). */
async function readReply(socket: Socket): Promise<Reply> {
  let text = ''
  const whole = Promise.withResolvers<Reply>()
  const take = (chunk: Buffer): void => {
    text += chunk.toString('latin1')
    const last = /(?:^|\n)(\d{3})(?: [^\n]*)?\r?\n$/.exec(text)?.[1]
    if (last !== undefined)
      whole.resolve({ code: last, lines: text.split(/\r?\n/).map((line) => line.slice(4)) })
    else if (text.length > LONGEST_REPLY) whole.reject(cut())
  }
  const hungUp = (): void => whole.reject(cut())
  socket.on('data', take)
  socket.once('close', hungUp)
  try {
    return await whole.promise
  } finally {
    socket.off('data', take)
    socket.off('close', hungUp)
  }
}

function cut(): Error {
  return Object.assign(new Error('The mail server hung up or never ended its reply'), { code: 'ECONNRESET' })
}

function hasAuth(reply: Reply): boolean {
  return offers(reply, /^AUTH[ =]/i)
}

function offers(reply: Reply, what: RegExp): boolean {
  return reply.lines.some((line) => what.test(line))
}
