import type { Socket } from 'node:net'
import {
  type Act,
  beginDialogue,
  type Dialogue,
  type DialogueHost,
  obey,
  RESET,
  takeMessage,
} from './dialogue.ts'
import { addBytes, type Incoming, takeLine, takeText } from './incoming.ts'

/** What a session asks of its server. */
export interface SessionHost extends DialogueHost {
  /** How long a slow answer takes, and how long a stall lasts before the reset, in milliseconds. */
  readonly slowMs: number
  readonly stallMs: number
}

interface Session {
  readonly socket: Socket
  readonly host: SessionHost
  readonly dialogue: Dialogue
  readonly incoming: Incoming
  /** Answers not yet written: those to pipelined commands leave together. */
  outgoing: string
  /** Nothing more is read for now, or ever. */
  standing: boolean
}

const LONGEST = 16 * 1024 * 1024

/** Holds one SMTP dialogue, from the greeting on. */
export function holdSession(socket: Socket, host: SessionHost): void {
  const session: Session = {
    socket,
    host,
    dialogue: beginDialogue(host),
    incoming: { bytes: Buffer.alloc(0) },
    outgoing: '220 fake ESMTP\r\n',
    standing: false,
  }
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    addBytes(session.incoming, chunk)
    if (session.incoming.bytes.length > LONGEST) perform(session, RESET)
    else readOn(session)
  })
  flush(session)
}

function readOn(session: Session): void {
  while (!session.standing) {
    const act = session.dialogue.inText ? nextMessage(session) : nextCommand(session)
    if (act === null) break
    perform(session, act)
  }
  flush(session)
}

/** Null while there is nothing to answer. */
function nextCommand({ incoming, dialogue }: Session): Act | null {
  const line = takeLine(incoming)
  return line === null ? null : obey(dialogue, line)
}

function nextMessage(session: Session): Act | null {
  const { incoming, dialogue } = session
  if (dialogue.fault === 'reset-in-text' && incoming.bytes.length > 0) return RESET
  const text = takeText(incoming)
  if (text === null) return null
  dialogue.inText = false
  if (dialogue.fault !== 'slow') return takeMessage(dialogue, text)
  answerLater(session, text)
  return null
}

function answerLater(session: Session, text: Buffer): void {
  session.standing = true
  setTimeout(() => {
    if (session.socket.destroyed) return
    session.standing = false
    perform(session, takeMessage(session.dialogue, text))
    readOn(session)
  }, session.host.slowMs)
}

function perform(session: Session, act: Act): void {
  const { socket, host } = session
  if (act.kind === 'say') {
    session.outgoing += act.reply
    return
  }
  session.standing = true
  if (act.kind === 'reset') {
    socket.resetAndDestroy()
    return
  }
  if (act.kind === 'leave') session.outgoing += act.reply
  flush(session)
  if (act.kind === 'leave') socket.end()
  else setTimeout(() => socket.resetAndDestroy(), host.stallMs).unref()
}

function flush(session: Session): void {
  if (session.outgoing !== '' && session.socket.writable) session.socket.write(session.outgoing)
  session.outgoing = ''
}
