import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { newComposer } from '../../../src/core/article/compose-blocks.ts'
import { readWordFile } from '../../../src/ingest/docx/read-docx.ts'
import { composePieces } from '../../../src/ingest/html/dom/dom-blocks.ts'
import { outlineBlocks } from '../../support/outline.ts'
import { paragraph, run, wordEntries, wordFile, wordNotes, zipFile } from '../../support/word-file.ts'

async function found(bytes: Uint8Array) {
  const result = await readWordFile(bytes, 'talk.docx')
  if (result.kind === 'problem') throw new Error(result.message)
  return {
    title: result.title,
    outline: outlineBlocks(composePieces(newComposer('en', 'own'), result.pieces)),
  }
}

async function problem(bytes: Uint8Array): Promise<string> {
  const started = process.cpuUsage()
  const result = await readWordFile(bytes, 'talk.docx')
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000)
  return result.kind === 'problem' ? result.message : 'read'
}

const words = paragraph('Kind words help.')

describe('a Word file', () => {
  it('is read by its styles: title, headings, lists, quotations', async () => {
    const body = [
      paragraph('Small Talk', { style: 'Title' }),
      paragraph('What it is for', { style: 'Subtitle' }),
      paragraph('Why talk', { style: 'heading1' }),
      words,
      paragraph('Talk', { level: 0 }),
      paragraph('Kindly', { level: 1 }),
      paragraph('Walk', { level: 0, style: 'ListParagraph' }),
      paragraph('Be kind.', { style: 'Quote' }),
    ]
    expect(await found(wordFile(body.join('')))).toEqual({
      title: 'Small Talk',
      outline: [
        'p: What it is for',
        'h1: Why talk',
        'p: Kind words help.',
        'ul',
        '- Talk',
        '  ol',
        '  - Kindly',
        '- Walk',
        'quote',
        '  p: Be kind.',
      ],
    })
  })

  it('without heading styles has its bold lines as headings', async () => {
    const body = [
      words,
      paragraph('Why talk', { bold: true }),
      words,
      paragraph('This whole sentence is bold.', { bold: true }),
      words,
      `<w:p>${run('Half', true)}${run(' bold')}</w:p>`,
      paragraph('Example Street 1', { bold: true }),
      paragraph('Example Town', { bold: true }),
    ]
    expect((await found(wordFile(body.join('')))).outline).toEqual([
      'p: Kind words help.',
      'h2: Why talk',
      'p: Kind words help.',
      'p: This whole sentence is bold.',
      'p: Kind words help.',
      'p: Half bold',
      'p: Example Street 1',
      'p: Example Town',
    ])
  })

  it.each([
    ['alone', [], []],
    ['with a date below it', [], ['Published 14 February 2026 · 6 min read']],
    ['with the writer above and a date below it', ['By Maya Okafor'], ['12 May 2026']],
  ])('without a title style has the bold line above it all as its title: %s', async (_, above, below) => {
    const bold = (text: string): string => paragraph(text, { bold: true })
    const lines = [...above, 'How to talk kindly', ...below].map(bold)
    const body = [...lines, words, bold('Why talk'), words]
    expect(await found(wordFile(body.join('')))).toEqual({
      title: 'How to talk kindly',
      outline: [
        ...[...above, ...below, 'Kind words help.'].map((text) => `p: ${text}`),
        'h2: Why talk',
        'p: Kind words help.',
      ],
    })
  })

  it.each(['Introduction', 'Step 1: Breathe'])(
    'has no title in a bold line that names a part: %s',
    async (text) => {
      const body = paragraph(text, { bold: true }) + words
      expect(await found(wordFile(body))).toEqual({
        title: null,
        outline: [`h2: ${text}`, 'p: Kind words help.'],
      })
    },
  )

  it('keeps a date further down as a heading', async () => {
    const body = words + paragraph('12 May 2026', { bold: true }) + words
    expect((await found(wordFile(body))).outline).toContain('h2: 12 May 2026')
  })

  it('with heading styles keeps its bold lines as words', async () => {
    const body = paragraph('Why talk', { style: 'heading2' }) + paragraph('Note', { bold: true }) + words
    expect((await found(wordFile(body))).outline).toEqual(['h2: Why talk', 'p: Note', 'p: Kind words help.'])
  })

  it('keeps its notes as a list at the end', async () => {
    const body = `<w:p>${run('So it was.')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`
    const notes = { 'word/footnotes.xml': wordNotes({ 1: 'Long ago.' }) }
    expect((await found(wordFile(body, notes))).outline).toEqual(['p: So it was.[1]', 'ol', '- Long ago.'])
  })

  it('keeps tables, and of pictures their words alone', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`
    const row = (...texts: string[]): string => `<w:tr>${texts.map(cell).join('')}</w:tr>`
    const picture =
      '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A cup of tea"/><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/></Relationships>'
    const bytes = wordFile(`${words}${picture}<w:tbl>${row('What', 'Price')}${row('Talk', '0')}</w:tbl>`, {
      'word/_rels/document.xml.rels': relations,
      'word/media/a.png': 'not read',
    })
    expect((await found(bytes)).outline).toEqual([
      'p: Kind words help.',
      'image : A cup of tea',
      'row: What | Price',
      'row: Talk | 0',
    ])
  })

  it('reads no file beside it, whatever it names', async () => {
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/hostname" TargetMode="External"/></Relationships>'
    const picture =
      '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A cup"/><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    const bytes = wordFile(words + picture, { 'word/_rels/document.xml.rels': relations })
    expect((await found(bytes)).outline).toEqual(['p: Kind words help.', 'image : A cup'])
  })
})

const zeros = Buffer.alloc(60 * 1024 * 1024)
const bomb = deflateRawSync(zeros)

describe('a Word file that is refused', () => {
  const withDocument = (entry: object) =>
    zipFile(wordEntries(words).map((one) => (one.name === 'word/document.xml' ? { ...one, ...entry } : one)))

  it.each([
    ['unpacks to more than it says', withDocument({ packed: bomb, size: 1000 })],
    ['says that it unpacks to gigabytes', withDocument({ size: 0xfffffff0 })],
    ['unpacks to 60 MB', zipFile([{ name: 'word/document.xml', data: zeros }])],
    [
      'holds thousands of parts',
      zipFile(Array.from({ length: 2100 }, (_, n) => ({ name: `word/${n}.xml`, data: '' }))),
    ],
  ])('because it %s', async (_, bytes) => {
    expect(await problem(bytes)).toBe(
      'Cannot read talk.docx: it unpacks to far more than any article needs; save the words alone as text or Markdown.',
    )
  })

  it.each([
    ['is cut short', wordFile(words).subarray(0, 900)],
    ['is packed in an unknown way', withDocument({ method: 12 })],
    ['has other bytes than its checksum says', withDocument({ crc: 1 })],
    ['is no deflated data', withDocument({ packed: Buffer.from('nothing') })],
    ['says that it has more parts', zipFile(wordEntries(words), 50)],
    [
      'is not XML inside',
      zipFile([...wordEntries('<w:p>').slice(0, 2), { name: 'word/document.xml', data: '<a' }]),
    ],
  ])('because it %s', async (_, bytes) => {
    expect(await problem(bytes)).toBe(
      'Cannot read talk.docx: it is a Word file that is damaged or cut short; open it in Word and save it again as .docx.',
    )
  })

  it.each([
    ['declares entities', '<!DOCTYPE w [<!ENTITY a "b">]><w:document/>'],
    ['nests 10,000 deep', '<w:p>'.repeat(10_000)],
  ])('because it %s', async (_, data) => {
    const bytes = zipFile([...wordEntries(words).slice(0, 2), { name: 'word/document.xml', data }])
    expect(await problem(bytes)).toMatch(/it is built as no word processor builds a file/)
  })

  it('because it is encrypted, or holds no document', async () => {
    expect(await problem(withDocument({ flags: 1 }))).toMatch(/protected by a password/)
    expect(await problem(zipFile([{ name: 'a.txt', data: 'a' }]))).toMatch(/without a Word document in it/)
  })
})
