import { describe, expect, it } from 'vitest'
import { fileKind, textKind } from '../../src/ingest/article-format.ts'
import { paragraph, wordFile, zipFile } from '../support/word-file.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1')
const office = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

describe('a file', () => {
  it.each([
    ['docx', wordFile(paragraph('Kind words.'))],
    [
      'epub',
      zipFile([{ name: 'mimetype', data: '', packed: Buffer.from('application/epub+zip'), method: 0 }]),
    ],
    [
      'odt',
      zipFile([
        {
          name: 'mimetype',
          data: '',
          packed: Buffer.from('application/vnd.oasis.opendocument.text'),
          method: 0,
        },
      ]),
    ],
    ['pages', zipFile([{ name: 'Index/Document.iwa', data: 'a' }])],
    ['office', zipFile([{ name: 'xl/workbook.xml', data: 'a' }])],
    ['zip', zipFile([{ name: 'a.txt', data: 'a' }])],
    ['doc', Buffer.from(office + utf16('WordDocument'), 'latin1')],
    ['protected', Buffer.from(office + utf16('EncryptedPackage'), 'latin1')],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['rtf', Buffer.from('{\\rtf1\\ansi')],
    ['picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['archive', Buffer.from('\x1f\x8b\x08', 'latin1')],
    [null, Buffer.from('Kind words.')],
    [null, Buffer.from('PK is a name.')],
  ])('is told by its bytes to be of the kind %s', (kind, bytes) => {
    expect(fileKind(bytes)).toBe(kind)
  })
})

describe('a text', () => {
  const kindOf = (source: string, fileName = 'a.txt', contentType: string | null = null) =>
    textKind(source, { fileName, contentType, isMarkdown: /^# /m.test(source) })

  it('is told by how it begins, whatever its name and type', () => {
    expect(kindOf('\n<!-- x --><!DOCTYPE html><title>x', 'a.md')).toBe('html')
    expect(kindOf('<?xml version="1.0"?>\n<html xmlns="x">', 'a.xml', 'text/plain')).toBe('html')
    expect(kindOf('<?xml version="1.0"?><!-- x --><rss version="2.0">', 'a.html', 'text/html')).toBe('feed')
    expect(kindOf('<feed xmlns="x">')).toBe('feed')
    expect(kindOf('<rdf:RDF xmlns:rdf="x">')).toBe('feed')
    expect(kindOf('{"title":"x","version":"https://jsonfeed.org/version/1.1"}')).toBe('feed')
    expect(kindOf('<opml version="2.0">')).toBe('opml')
    expect(kindOf('From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; x', 'a.html')).toBe(
      'mhtml',
    )
  })

  it('is told by its type, then its name, where it begins with words', () => {
    expect(kindOf('Kind words.', 'a.md', 'text/html; charset=utf-8')).toBe('html')
    expect(kindOf('Kind words.', 'a', 'text/markdown')).toBe('markdown')
    expect(kindOf('Kind words.', 'a.htm')).toBe('html')
    expect(kindOf('Kind words.', 'a.markdown', 'text/plain')).toBe('markdown')
    expect(kindOf('Kind words.')).toBe('text')
    expect(kindOf('# Talk\n\nKind words.')).toBe('markdown')
  })

  it('is a piece of a page where it begins with an element of one, unless its name says Markdown', () => {
    expect(kindOf('<h1>Talk</h1>\n<p>Kind words.</p>')).toBe('html')
    expect(kindOf('<div align="center">x</div>\n\nKind words.', 'readme.md')).toBe('markdown')
    expect(kindOf('<3 is a heart.')).toBe('text')
    expect(kindOf('<p is not closed')).toBe('text')
  })
})
