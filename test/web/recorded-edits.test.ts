import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/core/article/document.ts'
import { recordedEdits } from '../../src/web/recorded-edits.ts'
import { sampleSeries } from './site.ts'

const { draft } = sampleSeries()

function editsOf(text: string, was?: string) {
  const inlines = [{ text, marks: [] }]
  const sentence = {
    id: 'x',
    text,
    inlines,
    origin: 'source' as const,
    span: null,
    ...(was !== undefined && { was }),
  }
  const block: Block = { kind: 'paragraph', id: 'b', sentences: [sentence] }
  return recordedEdits({
    emails: draft.emails.map((email, index) => ({ ...email, body: index === 2 ? [block] : [] })),
  })
}

describe('the recorded edits', () => {
  it('show what changed with a few words around it, and in which email', () => {
    const was = 'What you learn in this article will stay with you for long.'
    const text = 'What you learn in this series will stay with you for long.'
    expect(editsOf(text, was)).toEqual([
      { email: 3, sentence: 'x', before: 'in this article will stay', after: 'in this series will stay' },
    ])
  })

  it('show words that were only added or taken away', () => {
    expect(editsOf('So go home.', 'So now go home.')).toMatchObject([
      { before: 'So now go home.', after: 'So go home.' },
    ])
    expect(editsOf('a a a a a b', 'a a b')).toMatchObject([{ before: 'a a b', after: 'a a a a a b' }])
  })

  it('are none where a sentence is as it was', () => {
    expect(editsOf('Stay.')).toEqual([])
    expect(editsOf('Stay.', 'Stay.')).toEqual([])
  })
})
