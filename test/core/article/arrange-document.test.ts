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
  const composer = newComposer('en', 'source')
  const blocks = lines.map((line) => {
    if (line === '---') return composeDivider(composer)
    if (!line.startsWith('# ')) return composeParagraph(composer, [plainRun(line, 0)])
    return composeHeading(composer, 2, [plainRun(line.slice(2), 0)])
  })
  return arrangeDocument({
    title: null,
    language: 'en',
    blocks: blocks.filter((block) => block !== null),
    meta: {},
  })
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
})
