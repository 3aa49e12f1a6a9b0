import { createHash } from 'node:crypto'
import { findListByName, type ListRow } from '../../db/lists.ts'
import { parseAddress } from '../core/address.ts'
import type { Series } from '../core/draft/series.ts'
import type { Envelope } from '../core/mail/frozen-delivery.ts'
import { letterOf } from '../core/mail/letter.ts'
import { automaticHeaders, listHost } from '../core/mail/mail-headers.ts'
import { evaluateFields } from '../core/mail/merge.ts'
import type { Message } from '../core/mail/message.ts'
import { type Theme, themeOf } from '../core/mail/theme.ts'
import { buildMessage } from '../render/build-message.ts'
import type { SendResult } from '../transports/transport.ts'
import { type CompiledLetter, compileLetters } from './compile-letters.ts'
import type { Context } from './context.ts'

export interface TestInput {
  readonly series: Series
  readonly to: string
  /** Whose sender it has; the list named in the files, or the defaults, where it is null. */
  readonly listName: string | null
}

export type SendTest =
  | {
      readonly kind: 'sent'
      readonly results: readonly { readonly subject: string; readonly result: SendResult }[]
    }
  | { readonly kind: 'problem'; readonly message: string }

interface Sender {
  readonly name: string
  readonly address: string
  readonly postalAddress: string
  readonly theme: Theme
}

const SEND_LIMIT_MS = 60_000

/** Sends every email of a series to one address at once, marked [Test]; nothing of it is counted or kept. */
export async function sendTest(ctx: Context, input: TestInput): Promise<SendTest> {
  if (ctx.settings.mailFault !== null) return problem(ctx.settings.mailFault)
  const to = parseAddress(input.to)
  if (to === null) return problem('--to is not a valid email address: give one like you@example.com.')
  const sender = await findSender(ctx, input.listName ?? input.series.list)
  if (sender === null)
    return problem('There is no sender to test with: name a list with --list, or set MAIL_FROM.')
  const { draft } = input.series
  const frame = { language: draft.article.language, withoutName: draft.voice.greetingWithoutName }
  const compiled = await compileLetters(
    draft.emails.map((email) => letterOf(email, frame)),
    sender.theme,
  )
  if (compiled.kind === 'problem') return compiled
  const results = []
  for (const letter of compiled.letters) {
    const id = ctx.newId()
    const message = testMessage(ctx, { letter, sender, to, id })
    const result = await ctx.transport.send(message, `test/${id}`, AbortSignal.timeout(SEND_LIMIT_MS))
    results.push({ subject: message.subject, result })
  }
  return { kind: 'sent', results }
}

async function findSender(ctx: Context, listName: string | null): Promise<Sender | null> {
  const list: ListRow | null = listName === null ? null : await findListByName(ctx.read, listName)
  const { defaults, realTransport } = ctx.settings
  const address = list?.from_address ?? defaults.from ?? (realTransport ? null : 'rivulet@localhost')
  if (address === null) return null
  const postalAddress = list?.postal_address ?? defaults.postalAddress ?? ''
  return {
    name: list?.from_name ?? 'Rivulet test',
    address,
    postalAddress,
    theme: themeOf(list?.theme ?? null),
  }
}

interface TestLetter {
  readonly letter: CompiledLetter
  readonly sender: Sender
  readonly to: string
  readonly id: string
}

function testMessage(ctx: Context, { letter: { template }, sender, to, id }: TestLetter): Message {
  const { publicUrl } = ctx.settings
  const values = evaluateFields(template, {
    reader: { name: null, address: to },
    system: {
      list_name: sender.name,
      sender_name: sender.name,
      because: 'This is a test: nobody else gets it, and nothing of it is counted.',
      postal_address: sender.postalAddress,
      footer_note: '',
      privacy_url: '',
      imprint_url: '',
      unsubscribe_url: `${publicUrl}/unsubscribe/test`,
      view_url: '',
      preferences_url: '',
      click_url: '',
      open_url: '',
    },
    stepUrls: {},
  })
  const envelope: Envelope = {
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: to },
    replyTo: null,
    headers: automaticHeaders(),
    date: ctx.now(),
    messageId: `<test.${id}@${listHost({ publicUrl, fromAddress: sender.address })}>`,
    boundary: `=_${createHash('sha256').update(id).digest('hex').slice(0, 32)}`,
    tags: { test: id },
  }
  const message = buildMessage({ template, values, envelope })
  return { ...message, subject: `[Test] ${message.subject}` }
}

function problem(message: string): SendTest {
  return { kind: 'problem', message }
}
