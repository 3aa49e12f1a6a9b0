import type { Fault } from './faults.ts'

/** What the server does next. */
export type Act =
  | { readonly kind: 'say'; readonly reply: string }
  /** Says it and hangs up; a reply without its line end is half of one. */
  | { readonly kind: 'leave'; readonly reply: string }
  | { readonly kind: 'reset' }
  /** Says nothing for a long time and then resets. */
  | { readonly kind: 'stall' }

/** What the dialogue asks of its server. */
export interface DialogueHost {
  readonly extensions: readonly string[]
  /** The fault of the next message; it counts as met. */
  nextFault(): Fault | null
  /** Keeps a message for good and returns the name under which it is queued. */
  accept(raw: Buffer, recipients: readonly string[]): string
}

/** Where one dialogue stands. */
export interface Dialogue {
  readonly host: DialogueHost
  inText: boolean
  fault: Fault | null
  recipients: string[]
}

export function beginDialogue(host: DialogueHost): Dialogue {
  return { host, inText: false, fault: null, recipients: [] }
}

export const RESET: Act = { kind: 'reset' }
const STALL: Act = { kind: 'stall' }

function say(reply: string): Act {
  return { kind: 'say', reply: `${reply}\r\n` }
}

/** The answer to one command line (RFC 5321), or the fault that stands in its place. */
export function obey(dialogue: Dialogue, line: string): Act {
  const verb = line.slice(0, 4).toUpperCase()
  if (verb === 'MAIL') return mail(dialogue)
  if (verb === 'RCPT') return rcpt(dialogue, line)
  if (verb === 'DATA') return data(dialogue)
  if (verb === 'EHLO') return say(helloLines(dialogue.host.extensions))
  if (verb === 'QUIT') return { kind: 'leave', reply: '221 2.0.0 Bye\r\n' }
  if (verb === 'RSET') dialogue.recipients = []
  return say(/^(RSET|NOOP|HELO)$/.test(verb) ? '250 2.0.0 Ok' : '502 5.5.1 Unknown command')
}

function mail(dialogue: Dialogue): Act {
  dialogue.recipients = []
  dialogue.fault = dialogue.host.nextFault()
  if (dialogue.fault === 'closing') return { kind: 'leave', reply: '421 4.3.2 Closing\r\n' }
  if (dialogue.fault === 'reset-at-mail') return RESET
  if (dialogue.fault === 'stall') return STALL
  return say('250 2.1.0 Ok')
}

function rcpt(dialogue: Dialogue, line: string): Act {
  if (dialogue.fault === 'defer-rcpt') return say('451 4.7.1 Come back later')
  if (dialogue.fault === 'refuse-rcpt') return say('550 5.1.1 No such mailbox')
  dialogue.recipients.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
  return say('250 2.1.5 Ok')
}

function data(dialogue: Dialogue): Act {
  if (dialogue.recipients.length === 0) return say('554 5.5.1 No valid recipients')
  if (dialogue.fault === 'defer-data') return say('451 4.3.0 Not now')
  dialogue.inText = true
  return say('354 Go on')
}

/** The answer to a whole text: it is kept before a word of the answer, so that a kill of either side shows. */
export function takeMessage(dialogue: Dialogue, raw: Buffer): Act {
  if (dialogue.fault === 'reset-at-dot') return RESET
  if (dialogue.fault === 'defer-text') return say('451 4.3.1 No room')
  const queued = dialogue.host.accept(raw, dialogue.recipients)
  if (dialogue.fault === 'reset-after') return RESET
  if (dialogue.fault === 'stall-after') return STALL
  if (dialogue.fault === 'half-answer') return { kind: 'leave', reply: '250 2.0' }
  return say(`250 2.0.0 Ok: queued as ${queued}`)
}

function helloLines(extensions: readonly string[]): string {
  const lines = ['fake', ...extensions]
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n')
}
