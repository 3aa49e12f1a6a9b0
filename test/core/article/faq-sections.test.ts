import { describe, expect, it } from 'vitest'
import { faqSections } from '../../../src/core/article/faq-sections.ts'

/** Headings as "## words"; "-" is the words before the first heading. */
function faq(...headings: string[]): string[] {
  const read = headings.map((heading) => {
    const level = heading.indexOf(' ')
    return heading === '-' ? { text: null, level: 0 } : { text: heading.slice(level + 1), level }
  })
  return headings.filter((_, at) => faqSections(read)[at])
}

describe('questions with their answers', () => {
  it.each(['FAQ', 'FAQs', 'Frequently asked questions', 'Questions and answers', 'Q&A', 'Häufige Fragen'])(
    'are a section that is named "%s"',
    (name) => {
      expect(faq('-', '## Letters', `## ${name}`, '## The end')).toEqual([`## ${name}`])
    },
  )

  it('are the questions below such a heading too, deep or not', () => {
    const all = ['## FAQ', '### Who writes?', '## Who reads?']
    expect(faq('-', ...all, '## The end', '## Why?')).toEqual(all)
  })

  it('are two or more questions inside one section', () => {
    const all = ['## Letters', '### Who writes?', '### Who reads?']
    expect(faq('## Walks', ...all, '## The end')).toEqual(all)
  })

  it('are not one question, questions among others, or the headings of an interview', () => {
    expect(faq('## Letters', '### Who writes?', '## The end')).toEqual([])
    expect(faq('## Letters', '### Who writes?', '### Who reads?', '### The rest')).toEqual([])
    expect(faq('-', '## Who writes?', '## Who reads?', '## Why?')).toEqual([])
    expect(faq('## Faqir songs', '## The end')).toEqual([])
  })
})
