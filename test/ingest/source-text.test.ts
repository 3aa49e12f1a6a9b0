import { describe, expect, it } from 'vitest'
import { cleanSource, decodeSource } from '../../src/ingest/source-text.ts'

function bytes(...parts: (number | string)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))),
  )
}

describe('decoding a source', () => {
  it('drops the mark at the start of UTF-8', () => {
    expect(decodeSource(bytes(0xef, 0xbb, 0xbf, 'Café'))).toBe('Café')
  })

  it('reads UTF-16 in both orders where a mark says so', () => {
    const little = Buffer.from('\ufeffCafé', 'utf16le')
    expect(decodeSource(little)).toBe('Café')
    expect(decodeSource(Buffer.from(little).swap16())).toBe('Café')
  })

  it.each([
    ['zero bytes', bytes('words', 0, 'words')],
    ['zeros in UTF-16', Buffer.from('\ufeffa\0b', 'utf16le')],
    ['control characters', bytes('words', 1, 2, 3, 'words')],
    ['random bytes', bytes(...Array.from({ length: 256 }, (_, index) => (index * 167) % 256))],
    ['half a pair in UTF-16', Buffer.from('\ufeff\ud83d words', 'utf16le')],
  ])('does not take %s for text', (_, source) => {
    expect(decodeSource(source)).toBeNull()
  })
})

describe('text that a reader can use', () => {
  it('may have been cut or damaged here and there', () => {
    expect(decodeSource(bytes('Café ', 0, 'words '.repeat(200)))).toMatch(/^Café words/)
    expect(decodeSource(bytes('Café '.repeat(40), 0xc3))).toMatch(/Café \ufffd$/)
  })

  it('has no characters left that reorder what stands around them', () => {
    const source = decodeSource(Buffer.from('a \u202eb\u202c \u2067c\u2069 \u200fd'))
    expect(source).toBe('a b c \u200fd')
  })
})

describe('cleaning a source', () => {
  it('ends all lines alike', () => {
    expect(cleanSource('a\r\nb\rc\u2028d\u0085e\vf\fg')).toBe('a\nb\nc\nd\ne\nf\ng')
    expect(cleanSource('a\u2029b')).toBe('a\n\nb')
  })

  it('removes what no reader sees, and keeps tabs', () => {
    expect(cleanSource('a\u0007b\u009bc\ufdd0d\uffffe\udbff\udffff\ud800g\th')).toBe('abcdefg\th')
  })

  it('drops all marks of the byte order at the start', () => {
    expect(cleanSource('\ufeff\ufeff\ufeffwords')).toBe('words')
  })

  it('keeps emoji, joiners and marks of other scripts', () => {
    expect(cleanSource('👩‍👧 né نیم‌فاصله')).toBe('👩‍👧 né نیم‌فاصله')
  })
})
