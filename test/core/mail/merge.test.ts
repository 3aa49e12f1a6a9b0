import { describe, expect, it } from 'vitest'
import { cutAtTokens, fieldToken, whenToken } from '../../../src/core/mail/field-token.ts'
import {
  evaluateFields,
  mergeHeader,
  mergeHtml,
  mergeText,
  type SubscriberFields,
} from '../../../src/core/mail/merge.ts'
import type { CompiledTemplate, TextLine } from '../../../src/core/mail/template.ts'

function template(parts: Partial<CompiledTemplate> = {}): CompiledTemplate {
  return {
    renderer: 1,
    subject: ['Hello'],
    greeting: null,
    html: [],
    text: [],
    fragments: {},
    fields: [],
    ...parts,
  }
}

function subscriber(name: string | null, more: Partial<SubscriberFields> = {}): SubscriberFields {
  return { reader: { name, address: 'ana@example.com' }, system: {}, stepUrls: {}, ...more }
}

function line(words: string, more: Partial<TextLine> = {}): TextLine {
  return { pieces: cutAtTokens(words), first: '', rest: '', gap: null, ...more }
}

const greeting = { withName: [{ field: 'own:0' }], withoutName: ['Hello,'] }
const greeted = template({ greeting, fragments: { 'own:0': 'Hi {{ first_name }},' } })

describe('the greeting', () => {
  it('names a reader whose name is plausible', () => {
    expect(evaluateFields(greeted, subscriber('Ana María')).greeting).toBe('Hi Ana,')
  })

  it.each([null, '', '{{ email }}', '<script>', '__proto__', 'www.win.example', 'Ana\r\nBcc: x'])(
    'is without a name for %j',
    (name) => {
      const values = evaluateFields(greeted, subscriber(name))
      expect(values.greeting).toBe('Hello,')
      expect(values['own:0']).toBe('Hi ,')
    },
  )
})

describe('evaluateFields', () => {
  it('keeps the fields that the template shows, and no others', () => {
    const system = { list_name: 'Weekly tips', footer_note: '', because: 'x' }
    const values = evaluateFields(
      template({ fields: ['list_name', 'footer_note'] }),
      subscriber('Ana', { system }),
    )
    expect(values).toEqual({ list_name: 'Weekly tips', footer_note: '' })
  })

  it('puts a postal address of several lines on one', () => {
    const system = { postal_address: 'Willow Clinic,\r\n12 River Lane\n\nSpringfield' }
    const values = evaluateFields(template({ fields: ['postal_address'] }), subscriber(null, { system }))
    expect(values.postal_address).toBe('Willow Clinic, 12 River Lane, Springfield')
  })

  it('throws where a field is not given or the way out is empty', () => {
    const shows = (field: string) => template({ fields: [field] })
    expect(() => evaluateFields(shows('because'), subscriber(null))).toThrow('"because"')
    const empty = subscriber(null, { system: { unsubscribe_url: '', because: '' } })
    expect(() => evaluateFields(shows('unsubscribe_url'), empty)).toThrow('"unsubscribe_url"')
    expect(evaluateFields(shows('because'), empty)).toEqual({ because: '' })
  })

  it('empties an address that a fragment makes unsafe', () => {
    const fragments = {
      'link:0': '{% if name == "" %}javascript:alert(1){% else %}https://example.com/{{ name }}{% endif %}',
    }
    const linked = template({ fragments })
    expect(evaluateFields(linked, subscriber(null))).toEqual({ 'link:0': '' })
    expect(evaluateFields(linked, subscriber('Ana B'))).toEqual({ 'link:0': 'https://example.com/Ana%20B' })
  })

  it('leaves the address of an earlier email empty where this reader has none', () => {
    const recap = template({ fields: ['step_url:e1', 'step_url:e2', 'step_url:constructor'] })
    const stepUrls = { e1: 'https://example.com/view/1', e2: 'javascript:x' }
    expect(evaluateFields(recap, subscriber(null, { stepUrls }))).toEqual({
      'step_url:e1': 'https://example.com/view/1',
      'step_url:e2': '',
      'step_url:constructor': '',
    })
  })
})

describe('merging', () => {
  const hostile = '<b>"{{ email }}"</b>\r\nBcc: x'

  it('encodes each value for where it stands', () => {
    const pieces = ['[', { field: 'x' }, ']']
    expect(mergeHtml(pieces, { x: hostile })).toBe('[&lt;b&gt;&quot;{{ email }}&quot;&lt;/b&gt;\r\nBcc: x]')
    expect(mergeHeader(pieces, { x: hostile })).toBe('[<b>"{{ email }}"</b> Bcc: x]')
    expect(mergeText([line(`[${fieldToken('x')}]`)], { x: hostile })).toBe('[<b>"{{ email }}"</b> Bcc: x]\n')
  })

  it('keeps the spaces around what a marketer typed, and none around what is told of a reader', () => {
    const pieces = ['read', { field: 'own:0' }, 'part', { field: 'list_name' }, '.']
    const values = { 'own:0': ' the\r\n first\t', list_name: ' tips ' }
    expect(mergeHeader(pieces, values)).toBe('read the  first parttips.')
    const words = `read${fieldToken('own:0')}part${fieldToken('list_name')}.`
    expect(mergeText([line(words)], values)).toBe('read the first parttips.\n')
  })

  it('trims a greeting as a whole', () => {
    const padded = template({ ...greeted, fragments: { 'own:0': ' Hi {{ first_name }}, ' } })
    expect(evaluateFields(padded, subscriber('Ana')).greeting).toBe('Hi Ana,')
  })

  it('follows conditions', () => {
    const pieces = cutAtTokens(whenToken('url', `<a href="${fieldToken('url')}">`, 'no link'))
    expect(mergeHtml(pieces, { url: 'https://example.com/?a&b' })).toBe(
      '<a href="https://example.com/?a&amp;b">',
    )
    expect(mergeHtml(pieces, { url: '' })).toBe('no link')
  })

  it('throws on frozen values that lack a field', () => {
    expect(() => mergeHtml([{ field: 'x' }], {})).toThrow('lack the field "x"')
  })

  it('wraps a line with its values in place and leaves out a line whose field is empty, gap and all', () => {
    const lines = [
      'Above',
      line(fieldToken('a'), { gap: '', when: 'a' }),
      line(fieldToken('b'), { gap: '', when: 'b' }),
    ]
    expect(mergeText(lines, { a: '', b: 'word '.repeat(15) })).toBe(
      `Above\n\n${'word '.repeat(14).trim()}\nword\n`,
    )
  })

  it('begins with words even where the first line is left out', () => {
    expect(mergeText([line(fieldToken('a'), { when: 'a' }), '\nBelow'], { a: '' })).toBe('Below\n')
  })
})
