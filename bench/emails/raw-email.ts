import type { Message } from '../../src/core/mail/message.ts'
import { messageBytes } from '../../src/transports/mime.ts'
import type { Checked, CheckName, Finding } from './finding.ts'

/** An email with the bytes that would leave. */
export interface RawEmail extends Checked {
  readonly bytes: Buffer
}

/** The bytes of each email. */
export async function rawEmails(all: readonly Checked[]): Promise<RawEmail[]> {
  const made: RawEmail[] = []
  for (const one of all) made.push({ ...one, bytes: Buffer.from(await messageBytes(one.message)) })
  return made
}

/** What a parser says an email holds. */
export interface ParsedEmail {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly oneClick: string
  /** What the parser found broken. */
  readonly defects: readonly string[]
}

/** Whether what a parser found is what was meant. */
export function parsedFindings(check: CheckName, { name, message }: Checked, parsed: ParsedEmail): Finding[] {
  const meant = {
    subject: message.subject,
    text: lines(message.text),
    html: lines(message.html),
    'one-click header': headerOf(message, 'List-Unsubscribe-Post'),
    defects: '',
  }
  const found = {
    subject: parsed.subject,
    text: lines(parsed.text),
    html: lines(parsed.html),
    'one-click header': parsed.oneClick,
    defects: parsed.defects.join('; '),
  }
  return Object.entries(meant).flatMap(([what, value]) => {
    const other = found[what as keyof typeof found]
    if (other === value) return []
    return [{ check, what, client: '', where: name, detail: firstDifference(value, other) }]
  })
}

/** The value of a header, empty where it has none. */
export function headerOf({ headers }: Message, name: string): string {
  return headers.find((header) => header.name === name)?.value ?? ''
}

function lines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/\n+$/, '')
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== [...other][index])
  const from = Math.max(0, at < 0 ? one.length - 20 : at - 20)
  return `${JSON.stringify(one.slice(from, from + 50))} became ${JSON.stringify(other.slice(from, from + 50))}`
}
