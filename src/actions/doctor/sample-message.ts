import { createHash } from 'node:crypto'
import type { ListRow } from '../../../db/lists.ts'
import type { Letter } from '../../core/mail/letter.ts'
import { listHost, stepHeaders } from '../../core/mail/mail-headers.ts'
import { evaluateFields } from '../../core/mail/merge.ts'
import type { Message } from '../../core/mail/message.ts'
import { buildMessage } from '../../render/build-message.ts'
import { compileLetters } from '../compile-letters.ts'
import type { Context } from '../context.ts'

const own = (text: string) => ({ text, origin: 'own' as const })

const letter: Letter = {
  kind: 'lesson',
  language: 'en',
  subject: own('A sample'),
  preview: own('What every email of this list has'),
  greeting: { withName: own('Hello,'), withoutName: own('Hello,') },
  opener: null,
  body: [],
  tip: null,
  cta: { label: null, kind: 'none', url: null },
  signoff: own('Bye'),
  ps: null,
  links: [],
}

/** An email of a list to nobody, put together as each of its emails is. Nothing of it is kept or sent. */
export async function sampleMessage(ctx: Context, list: ListRow, from: string): Promise<Message> {
  const compiled = await compileLetters([letter])
  const template = compiled.kind === 'problem' ? undefined : compiled.letters[0]?.template
  if (template === undefined) throw new Error('The sample email cannot be compiled.')
  const host = listHost({ publicUrl: ctx.settings.publicUrl, fromAddress: from })
  const unsubscribeUrl = ctx.links.unsubscribe(0)
  const values = evaluateFields(template, {
    reader: { name: null, address: 'reader@example.com' },
    system: { ...systemFields(list), unsubscribe_url: unsubscribeUrl, view_url: ctx.links.view(0, 0) },
    stepUrls: {},
  })
  const origin = { listName: list.name, listSlug: list.slug, host, sequence: '0', step: '0', unsubscribeUrl }
  const envelope = {
    from: { name: list.from_name, address: from },
    to: { name: '', address: 'reader@example.com' },
    replyTo: list.reply_to === null ? null : { name: list.from_name, address: list.reply_to },
    headers: stepHeaders(origin),
    date: ctx.now(),
    messageId: `<sample.${ctx.instance.name}@${host}>`,
    boundary: `=_${createHash('sha256').update(ctx.instance.name).digest('hex').slice(0, 32)}`,
    tags: {},
  }
  return buildMessage({ template, values, envelope })
}

function systemFields(list: ListRow) {
  return {
    list_name: list.name,
    sender_name: list.from_name,
    because: 'You signed up.',
    preferences_url: '',
    click_url: '',
    open_url: '',
    postal_address: list.postal_address ?? '',
    footer_note: list.footer_note ?? '',
    privacy_url: list.privacy_url ?? '',
    imprint_url: list.imprint_url ?? '',
  }
}
