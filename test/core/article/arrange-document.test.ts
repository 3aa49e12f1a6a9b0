import { describe, expect, it } from 'vitest'
import { arrangeDocument } from '../../../src/core/article/arrange-document.ts'
import {
  composeDivider,
  composeHeading,
  composeParagraph,
  newComposer,
} from '../../../src/core/article/compose-blocks.ts'
import { plainRun } from '../../../src/core/article/runs.ts'
import { outline } from '../../support/outline.ts'

function documentOf(...lines: string[]) {
  return arrangeDocument(partsOf(...lines))
}

function partsOf(...lines: string[]) {
  const composer = newComposer('en', 'source')
  const blocks = lines.map((line) => {
    if (line === '---') return composeDivider(composer)
    if (!line.startsWith('# ')) return composeParagraph(composer, [plainRun(line, 0)])
    return composeHeading(composer, 2, [plainRun(line.slice(2), 0)])
  })
  return { title: null, language: 'en', blocks: blocks.filter((block) => block !== null), meta: {} }
}

describe('arranging blocks into a document', () => {
  it('puts each block under the heading above it', () => {
    expect(outline(documentOf('Hello.', '# One', 'First.', 'Second.', '# Two', 'Third.'))).toEqual([
      '[intro]',
      'p: Hello.',
      '[body] One',
      'p: First.',
      'p: Second.',
      '[body] Two',
      'p: Third.',
    ])
  })

  it('gives sections of the same heading different ids', () => {
    const ids = documentOf('# Same', 'First.', '# Same', 'Second.').sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    expect(ids[0]).toMatch(/^s[0-9a-f]{10}-1$/)
  })

  it('keeps a divider between blocks, and drops it where a section begins or ends', () => {
    expect(outline(documentOf('---', 'One.', '---', 'Two.', '---', '# Next', '---', 'Three.'))).toEqual([
      '[intro]',
      'p: One.',
      '---',
      'p: Two.',
      '[body] Next',
      'p: Three.',
    ])
    expect(outline(documentOf('# Only', '---', '---'))).toEqual(['[body] Only'])
  })

  it('sets page furniture aside, which then promotes nothing', () => {
    const lines = ['One.', 'Two.', 'Three.', 'Subscribe to our newsletter. Contact us today.']
    const document = documentOf(...lines)
    expect(document.setAside).toEqual([
      { block: document.sections[0]?.blocks[3]?.id, reason: 'boilerplate', what: 'sign-up' },
    ])
    expect(document.promotion).toEqual([])
    expect(outline(document)).toEqual([
      '[body]',
      ...lines.map((line) => `p: ${line.replace('. C', '. | C')}`),
    ])
  })

  it('keeps what the format itself sets aside, each block once', () => {
    const parts = partsOf('One.', 'Two.', 'Read more')
    const [first, , last] = parts.blocks.map(({ id }) => id)
    const known = [first, last].map((block) => ({
      block: block ?? '',
      reason: 'shortcode' as const,
      what: 'note',
    }))
    expect(arrangeDocument({ ...parts, setAside: known }).setAside).toEqual(known)
    expect(arrangeDocument({ ...parts, setAside: known.slice(0, 1) }).setAside).toEqual([
      known[0],
      { block: last, reason: 'boilerplate', what: 'navigation' },
    ])
  })

  it('knows questions with their answers, but calls an intro or a conclusion by its name', () => {
    const document = documentOf(
      'Hello.',
      '# Letters',
      'One.',
      '# FAQ',
      '# Who writes?',
      'We.',
      '# Conclusion',
      'So.',
    )
    expect(document.sections.map(({ role }) => role)).toEqual(['intro', 'body', 'faq', 'faq', 'conclusion'])
  })
})
