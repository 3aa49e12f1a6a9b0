import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import '../../support/property-seed.ts'
import { newComposer } from '../../../src/core/article/compose-blocks.ts'
import type { Block, Sentence } from '../../../src/core/article/document.ts'
import { domBlocks } from '../../../src/ingest/html/dom/dom-blocks.ts'
import { withoutBareLinks } from '../../../src/ingest/markdown/bare-links.ts'
import { readMarkdownBlocks } from '../../../src/ingest/markdown/markdown.ts'
import { writeMarkdown } from '../../../src/ingest/markdown/write-markdown.ts'
import { cleanArticle } from '../../../src/ingest/source-text.ts'

const words = fc
  .array(
    fc.constantFrom(
      'kind',
      'Words help.',
      '1. x',
      '2) y',
      '# x',
      '- x',
      '+ x',
      '> x',
      '*',
      '**',
      '_',
      'a_b_c',
      '`',
      '```',
      '~~x~~',
      '|',
      '\\',
      '&lt;b&gt;',
      '&lt;!-- x --&gt;',
      '&amp;amp;',
      '&amp;#42;',
      '{{&lt; x &gt;}}',
      '{{% x %}}',
      '{{ x }}',
      '{% x %}',
      '[x]',
      '[x](y)',
      '[^1]',
      '![x](y)',
      'https://example.com/a_b*c*',
      'www.example.com',
      'maya@example.com',
      '---',
      '===',
      '***',
      ':',
      '!',
      '“Ja.”',
      '日本語。',
      'שלום',
      '🎉',
      '&nbsp;',
      '&#7;',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .chain((all) => fc.constantFrom(' ', ' ', '').map((between) => all.join(between)))

const inline = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', 'b', 'i', 'code', 'a href="https://example.com/(x)?y=_z_"', 'b i', 'i code'),
      words,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all
      .map(([tags, text]) => {
        const names = tags.startsWith('a ') ? [tags] : tags.split(' ').filter(Boolean)
        const close = names.map((name) => `</${name.split(' ')[0]}>`).reverse()
        return names.map((name) => `<${name}>`).join('') + text + close.join('')
      })
      .join(''),
  )

/** In a table no code can hold a backslash before a bar, and no bare address can end at one. */
const cell = inline.filter(
  (html) => !html.includes('\\|') && !(html.includes('example') && html.includes('|')),
)

const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    inline.map((html) => `<p>${html}</p>`),
    fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, html]) => `<h${level}>${html}</h${level}>`),
    words.map((text) => `<pre><code class="language-js">${text}\n  ${text}</code></pre>`),
    fc.constantFrom(
      '<hr>',
      '<img src="/a (b).png" alt="A [cup] *of* tea">',
      '<img src="https://example.com/c">',
    ),
    fc
      .tuple(fc.integer({ min: 2, max: 3 }), fc.array(cell, { minLength: 6, maxLength: 6 }))
      .map(([columns, cells]) => {
        const rows = [cells.slice(0, columns), cells.slice(columns, columns * 2)]
        return `<table>${rows.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('')}</table>`
      }),
    fc
      .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }))
      .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`),
    tie('blocks').map((html) => `<blockquote>${html}</blockquote>`),
    fc.tuple(inline, inline).map(([term, meaning]) => `<dl><dt>${term}</dt><dd>${meaning}</dd></dl>`),
  ),
}))

const pages = fc.array(block, { minLength: 1, maxLength: 4 }).map((all) => all.join(''))

function blocksOf(html: string): readonly Block[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`)
  return domBlocks(newComposer('en', 'own'), document.body, { url: 'https://example.com/blog/' })
}

/** What a reader sees of the blocks. Sentences are joined: nonsense may end them elsewhere. */
function seen(blocks: readonly Block[]): unknown[] {
  return blocks.map(seenBlock)
}

function seenBlock(block: Block): unknown {
  switch (block.kind) {
    case 'paragraph':
      return ['p', runs(block.sentences)]
    case 'heading':
      return [`h${block.level}`, runs(block.sentences)]
    case 'list':
      return [block.ordered, block.items.map((item) => [runs(item.sentences), seen(item.children)])]
    case 'quote':
      return ['quote', seen(block.blocks)]
    case 'code':
      return ['code', block.language, block.sentences.map(({ text }) => text)]
    case 'table':
      return ['table', block.rows.map((row) => row.map((cell) => runs([cell])))]
    case 'image':
      return ['image', block.url, runs(block.sentences)]
    case 'divider':
      return ['divider']
  }
}

function runs(sentences: readonly Sentence[]): string {
  const all = sentences.flatMap(({ inlines }) => withoutBareLinks(inlines))
  return all
    .map(({ text, marks, href }) => {
      const style = `${marks.toSorted().join()}${href ?? ''}`
      return [...text.replace(/\s/g, '')].map((letter) => `${letter}${style && `{${style}}`}`).join('')
    })
    .join('')
}

describe('any page', () => {
  it('comes back from its Markdown as the same blocks, in the same styles', () => {
    fc.assert(
      fc.property(pages, (html) => {
        const blocks = blocksOf(html)
        const read = readMarkdownBlocks(cleanArticle(`\n${writeMarkdown(blocks)}\n`), 'en', 'own') ?? []
        expect(seen(read)).toEqual(seen(blocks))
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    )
  })
})
