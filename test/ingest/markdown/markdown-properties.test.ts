import fc from 'fast-check'
import { describe, it } from 'vitest'
import { type Document, documentSentences } from '../../../src/core/article/document.ts'
import { readMarkdown } from '../../../src/ingest/markdown/markdown.ts'
import { cleanSource } from '../../../src/ingest/source-text.ts'

const piece = fc.constantFrom(
  'kind',
  'Words. ',
  ' ',
  '\n',
  '\n\n',
  '# ',
  '## ',
  '- ',
  '1. ',
  '> ',
  '  ',
  '    ',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '```',
  '[',
  '](https://example.com)',
  '![',
  '](a.png)',
  '<b>',
  '</b>',
  '<br>',
  '<!--',
  '-->',
  '<p>',
  '\\',
  '\\*',
  '&amp;',
  '&#8212;',
  '&copy;',
  '|',
  '|-|-|',
  '---',
  '[^1]',
  '[^1]: ',
  'www.example.com',
  'a@example.com',
  '{{ x }}',
  '{{< x >}}',
  '{% x %}',
  '{{< img src="a.png" >}}',
  '{% highlight js %}',
  '{% endhighlight %}',
  '🎉',
  '\t',
  ':',
  '!',
)
const sources = fc
  .oneof(
    fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 80 }),
  )
  .map(cleanSource)

function sentencesOf(source: string) {
  const result = readMarkdown(source)
  return result.kind === 'read' ? documentSentences(result.document) : []
}

function idsOf({ title, sections }: Document): string[] {
  const headings = sections.flatMap(({ heading }) => (heading ? [heading] : []))
  const blocks = [...(title ? [title] : []), ...headings, ...sections.flatMap((section) => section.blocks)]
  return [...sections.map(({ id }) => id), ...blocks.map(({ id }) => id)]
}

function isWithin(words: string, source: string): boolean {
  let at = 0
  for (const unit of words.replace(/\s/g, '')) {
    at = source.indexOf(unit, at) + 1
    if (at === 0) return false
  }
  return true
}

describe('any Markdown', () => {
  it('gives sentences at places in the source that do not overlap', () => {
    // The words of an image within a paragraph lie within the sentence around it.
    const withoutImages = sources.filter((source) => !source.includes('!['))
    fc.assert(
      fc.property(withoutImages, (source) => {
        const spans = sentencesOf(source).flatMap(({ span }) => (span ? [span] : []))
        const ordered = spans.toSorted((left, right) => left.start - right.start || left.end - right.end)
        return ordered.every(
          ({ start, end }, index) =>
            start <= end && end <= source.length && start >= (ordered[index - 1]?.end ?? 0),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('finds the words of each sentence at its place, where the source spells them out', () => {
    const spelled = sources.filter((source) => !/&[#\w]+;|\[\^/.test(source))
    fc.assert(
      fc.property(spelled, (source) =>
        sentencesOf(source).every(
          ({ text, span }) => span === null || isWithin(text, source.slice(span.start, span.end)),
        ),
      ),
      { numRuns: 300 },
    )
  })

  it('has inlines that make up each sentence, and ids that are given once', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const result = readMarkdown(source)
        if (result.kind !== 'read') return true
        const sentences = documentSentences(result.document)
        const ids = [...idsOf(result.document), ...sentences.map(({ id }) => id)]
        const whole = sentences.every(
          ({ text, inlines }) => text === inlines.map((inline) => inline.text).join(''),
        )
        return whole && new Set(ids).size === ids.length
      }),
      { numRuns: 300 },
    )
  })
})
