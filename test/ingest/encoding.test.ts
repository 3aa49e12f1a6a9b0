import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../src/ingest/encoding.ts'

function bytes(...parts: (number | string)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))),
  )
}

const cafe = bytes('Caf', 0xe9, ' ', 0x93, 'x', 0x94, ' ', 0xa4)

describe('bytes are read', () => {
  it('by the mark at their start, before all else', () => {
    const html = '\ufeff<meta charset="iso-8859-1">Café'
    expect(decodeBytes(bytes(html))).toBe(html.slice(1))
    expect(decodeBytes(Buffer.from(html, 'utf16le'))).toBe(html.slice(1))
    expect(decodeBytes(Buffer.from(html, 'utf16le').swap16())).toBe(html.slice(1))
  })

  it('as UTF-16 without a mark where every other byte is zero', () => {
    const little = Buffer.from('Kind words, Café', 'utf16le')
    expect(decodeBytes(little)).toBe('Kind words, Café')
    expect(decodeBytes(Buffer.from(little).swap16())).toBe('Kind words, Café')
  })

  it('as UTF-8 where they are that, whatever a label says', () => {
    expect(decodeBytes(bytes('<meta charset=latin1>Café'))).toBe('<meta charset=latin1>Café')
    expect(decodeBytes(bytes('Café'), { contentType: 'text/html; charset=iso-8859-1' })).toBe('Café')
  })

  it('as Windows-1252 where nothing says more', () => {
    expect(decodeBytes(cafe)).toBe('Café “x” ¤')
  })

  it('by the charset that the server names, then by what the text declares', () => {
    const declared = (start: string) => decodeBytes(bytes(start, 0xa4)).slice(start.length)
    expect(decodeBytes(cafe, { contentType: 'text/plain; charset="ISO-8859-15"' })).toMatch(/€$/)
    expect(declared('<meta charset="iso-8859-15">')).toBe('€')
    expect(declared('<meta http-equiv=content-type content="text/html; charset=iso-8859-15">')).toBe('€')
    expect(declared('<?xml version="1.0" encoding=\'iso-8859-15\'?><rss/>')).toBe('€')
    expect(declared('Write <meta charset="iso-8859-15">, and ')).toBe('¤')
    expect(declared('<meta charset="no-such">')).toBe('¤')
  })

  it.each([
    ['windows-1251', [0xcf, 0xf0, 0xe8], 'При'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['gb18030', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
    ['euc-kr', [0xb0, 0xa1, 0xb3, 0xaa], '가나'],
    ['iso-8859-1', [0xe9], 'é'],
  ])('in %s', (charset, codes, expected) => {
    expect(decodeBytes(Buffer.from(codes), { contentType: `text/plain; charset=${charset}` })).toBe(expected)
  })

  it('as UTF-8 where they only were cut or damaged', () => {
    expect(decodeBytes(bytes('Café, crème, thé', 0xc3))).toBe('Café, crème, thé\ufffd')
  })

  it('and are not turned into UTF-16 by a label that cannot be true', () => {
    expect(decodeBytes(bytes('<meta charset="utf-16">Words'))).toBe('<meta charset="utf-16">Words')
  })
})
