import { describe, expect, it } from 'vitest'
import { blockSentences, type Inline } from '../../src/core/article/document.ts'
import { writeMarkdown } from '../../src/ingest/markdown/write-markdown.ts'
import { type ArticleInput, readArticle } from '../../src/ingest/read-article.ts'

const fill = 'People walk by the river until the lamps are lit. '.repeat(20)
const page = (address: string) =>
  `<html><head><title>Walks</title></head><body><article><h1>Walks</h1><p>See <a href="${address}">the map</a> of rivers.</p><p>${fill}</p></article></body></html>`

async function linkIn(text: string, more: Omit<ArticleInput, 'bytes'>): Promise<Inline | undefined> {
  const read = await readArticle({ bytes: new TextEncoder().encode(text), ...more })
  if (read.kind !== 'read') throw new Error(read.message)
  const blocks = read.article.document.sections.flatMap((section) => section.blocks)
  return blocks
    .flatMap(blockSentences)
    .flatMap(({ inlines }) => inlines)
    .find(({ text }) => text === 'the map')
}

describe('a relative link', () => {
  it('is kept aside in Markdown and in a page of an unknown address', async () => {
    const link = { text: 'the map', marks: [], unlinked: '/maps/elbe.html' }
    expect(
      await linkIn(`# Walks\n\nSee [the map](/maps/elbe.html).\n\n${fill}`, { fileName: 'a.md' }),
    ).toEqual(link)
    expect(await linkIn(page('/maps/elbe.html'), { fileName: 'a.html' })).toEqual(link)
  })

  it('is a whole address where the page is known', async () => {
    const link = await linkIn(page('/maps/elbe.html'), {
      fileName: 'a.html',
      url: 'https://example.com/walks',
    })
    expect(link).toEqual({ text: 'the map', marks: [], href: 'https://example.com/maps/elbe.html' })
  })

  it('is written into Markdown, where a person can complete it; a broken or unsafe one is not', () => {
    const written = (unlinked: string) => {
      const inlines: Inline[] = [
        { text: 'Look at ', marks: [] },
        { text: 'the map', marks: [], unlinked },
      ]
      const sentence = { id: 's', text: 'Look at the map', inlines, origin: 'source' as const, span: null }
      return writeMarkdown([{ kind: 'paragraph', id: 'b', sentences: [sentence] }]).trim()
    }
    expect(written('../maps/elbe.html')).toBe('Look at [the map](../maps/elbe.html)')
    for (const address of ['javascript:alert(1)', '#top', '', 'a b'])
      expect(written(address)).toBe('Look at the map')
  })
})
