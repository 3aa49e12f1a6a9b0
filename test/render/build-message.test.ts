import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../src/core/mail/frozen-delivery.ts'
import { evaluateFields } from '../../src/core/mail/merge.ts'
import type { CompiledTemplate } from '../../src/core/mail/template.ts'
import { plainTheme } from '../../src/core/mail/theme.ts'
import { buildMessage } from '../../src/render/build-message.ts'
import { compileLetter } from '../../src/render/compile-letter.tsx'
import { compileNotice } from '../../src/render/compile-notice.tsx'
import { sampleSubscriber } from '../../src/render/sample-reader.ts'
import { tagsOf, visibleText, wordLikeness } from '../support/mail-words.ts'
import { lessonLetter, type letter, own } from '../support/sample-letters.ts'

const HOSTILE = '</p><script>x</script> {{ email }} \x24{1}\r\nBcc: x@example.com'

function envelope(more: Partial<Envelope> = {}): Envelope {
  return {
    from: { name: 'Maya', address: 'maya@example.com' },
    to: { name: '', address: 'ana@example.com' },
    replyTo: null,
    headers: [{ name: 'List-Id', value: 'Weekly tips <weekly-tips.example.com>' }],
    date: 1_767_225_600_000,
    messageId: '<1.1@example.com>',
    boundary: '=_b',
    tags: { delivery: '1' },
    ...more,
  }
}

async function lesson(parts: Parameters<typeof letter>[0] = {}): Promise<CompiledTemplate> {
  const result = await compileLetter({ ...lessonLetter(), ...parts })
  if (result.kind !== 'compiled') throw new Error(JSON.stringify(result))
  return result.template
}

describe('buildMessage', () => {
  it('makes the same message from parts that were kept as JSON', async () => {
    const template = await lesson()
    const parts = {
      template,
      values: evaluateFields(template, sampleSubscriber(template)),
      envelope: envelope(),
    }
    const again = buildMessage(JSON.parse(JSON.stringify(parts)))
    expect(JSON.stringify(again)).toBe(JSON.stringify(buildMessage(parts)))
  })

  it('makes the same bytes whatever the order in the envelope', async () => {
    const template = await lesson()
    const values = evaluateFields(template, sampleSubscriber(template))
    const reversed = Object.fromEntries(Object.entries(envelope()).reverse())
    const other = { ...envelope(), ...reversed }
    expect(JSON.stringify(buildMessage({ template, values, envelope: other }))).toBe(
      JSON.stringify(buildMessage({ template, values, envelope: envelope() })),
    )
  })

  it('lets no value out of its place: hostile words in every field', async () => {
    const template = await lesson({ subject: own('For {{ list_name }}') })
    const sample = sampleSubscriber(template)
    const system = Object.fromEntries(
      Object.entries(sample.system).map(([field, value]) => [
        field,
        field.endsWith('_url') ? value : HOSTILE,
      ]),
    )
    const reader = { name: HOSTILE, address: 'ana@example.com' }
    const hostile = {
      template,
      values: evaluateFields(template, { ...sample, reader, system }),
      envelope: envelope(),
    }
    const message = buildMessage(hostile)
    const plain = { ...sample.system, footer_note: 'note' }
    const values = evaluateFields(template, { ...sample, system: plain })
    expect(tagsOf(message.html)).toEqual(tagsOf(buildMessage({ ...hostile, values }).html))
    expect(message.subject).toBe(`For ${HOSTILE.replace('\r\n', ' ')}`)
    expect(visibleText(message.html)).toContain(
      '</p><script>x</script> {{ email }} \x24{1} Bcc: x@example.com',
    )
    expect(message.text).not.toMatch(/^Bcc/m)
    expect(message.html).toContain('Hello,')
  })

  it('neutralises names and header values, and refuses an address that is not one', async () => {
    const template = await lesson()
    const values = evaluateFields(template, sampleSubscriber(template))
    const from = { name: 'Maya\r\nBcc: x@example.com', address: 'maya@example.com' }
    const headers = [{ name: 'List-Id', value: 'a\nb' }]
    const message = buildMessage({ template, values, envelope: envelope({ from, headers }) })
    expect(message.from.name).toBe('Maya Bcc: x@example.com')
    expect(message.headers).toEqual([{ name: 'List-Id', value: 'a b' }])
    const to = { name: '', address: 'ana@example.com\r\nBcc: x' }
    expect(() => buildMessage({ template, values, envelope: envelope({ to }) })).toThrow('not one')
  })

  it('costs a small part of rendering', async () => {
    const time = async (count: number, work: () => unknown) => {
      const start = performance.now()
      for (let at = 0; at < count; at += 1) await work()
      return (performance.now() - start) / count
    }
    const template = await lesson()
    const subscriber = sampleSubscriber(template)
    const merge = () =>
      buildMessage({ template, values: evaluateFields(template, subscriber), envelope: envelope() })
    await time(200, merge)
    expect(await time(1000, merge)).toBeLessThan((await time(20, () => lesson())) / 5)
  })
})

describe('the confirmation', () => {
  it('holds nothing that the visitor typed, one button, and the same words in both parts', async () => {
    const template = await compileNotice({ kind: 'confirmation', language: 'en', theme: plainTheme })
    const sample = sampleSubscriber(template)
    const system = { ...sample.system, consent_text: 'Weekly tips, until I leave.', list_name: 'Weekly tips' }
    const reader = { name: 'Mallory', address: 'mallory@example.com' }
    const values = evaluateFields(template, { ...sample, reader, system })
    const message = buildMessage({ template, values, envelope: envelope() })
    expect(JSON.stringify(message)).not.toMatch(/mallory/i)
    expect(message.html.match(/<a [^>]*display:inline-block/g)).toHaveLength(1)
    const ways = [...message.html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    expect(ways).toEqual([system.action_url, system.privacy_url, system.imprint_url])
    expect(message.subject).toBe('Please confirm your sign-up for Weekly tips')
    expect(message.text).toContain('Yes, sign me up: https://example.com/confirm/sample')
    expect(wordLikeness(message.html, message.text)).toBeGreaterThanOrEqual(0.98)
  })
})
