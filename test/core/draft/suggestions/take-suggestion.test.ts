import { describe, expect, it } from 'vitest'
import { type Block, blockSentences } from '../../../../src/core/article/document.ts'
import type { SuggestedEdit } from '../../../../src/core/draft/draft.ts'
import { takeSuggestion } from '../../../../src/core/draft/suggestions/take-suggestion.ts'
import { buildDocument } from '../../../support/build-document.ts'

function bodyOf(text: string): readonly Block[] {
  return buildDocument(`# T\n${text}`).sections.flatMap(({ heading, blocks }) => [
    ...(heading ? [heading] : []),
    ...blocks,
  ])
}

function taken(
  body: readonly Block[],
  words: string,
  edit: (sentence: string) => SuggestedEdit,
): readonly Block[] {
  const found = body.flatMap(blockSentences).find(({ text }) => text.startsWith(words))
  const sentence = found?.id ?? 'nowhere'
  return takeSuggestion({ body }, { what: '', why: '', sentence, edit: edit(sentence) })
}

function textsOf(body: readonly Block[]): readonly string[] {
  return body.map((block) =>
    blockSentences(block)
      .map(({ text }) => text)
      .join(' | '),
  )
}

const cut = (sentence: string): SuggestedEdit => ({ kind: 'cut', sentence })
const first = (sentence: string): SuggestedEdit => ({ kind: 'first', sentence })

describe('taking a suggestion', () => {
  it('cuts one sentence and leaves the others as they are', () => {
    const body = bodyOf('Rain falls. Rivers rise. Boats float.')
    const [before] = body.flatMap(blockSentences)
    const after = taken(body, 'Rivers', cut)
    expect(textsOf(after)).toEqual(['Rain falls. | Boats float.'])
    expect(after.flatMap(blockSentences)[0]).toBe(before)
  })

  it('takes a paragraph or a list item away with its last sentence', () => {
    expect(textsOf(taken(bodyOf('Rain falls.\nRivers rise.'), 'Rain', cut))).toEqual(['Rivers rise.'])
    expect(textsOf(taken(bodyOf('- Rain falls.\n- Rivers rise.'), 'Rain', cut))).toEqual(['Rivers rise.'])
    expect(taken(bodyOf('- Rain falls.'), 'Rain', cut)).toEqual([])
  })

  it('says a sentence in other words, which are the marketer’s own', () => {
    const body = bodyOf('But rain falls. Rivers rise.')
    const after = taken(body, 'But', (sentence) => ({ kind: 'replace', sentence, text: 'Rain falls.' }))
    const [own, kept] = after.flatMap(blockSentences)
    expect(own).toMatchObject({ text: 'Rain falls.', origin: 'own', span: null })
    expect(own?.id).not.toBe(body.flatMap(blockSentences)[0]?.id)
    expect(kept?.text).toBe('Rivers rise.')
  })

  it('keeps the styles of words that stay', () => {
    const body = bodyOf('However, **rain** falls on **all** of us.')
    const text = 'Rain falls on all of us.'
    const after = taken(body, 'However', (sentence) => ({ kind: 'replace', sentence, text }))
    const [own] = after.flatMap(blockSentences)
    expect(own?.inlines).toEqual([
      { text: 'Rain', marks: ['strong'] },
      { text: ' falls on ', marks: [] },
      { text: 'all', marks: ['strong'] },
      { text: ' of us.', marks: [] },
    ])
  })

  it('begins with a sentence from further down, under the heading where one is printed', () => {
    const body = bodyOf('## Weather\nRain falls.\nRivers rise. Boats float.')
    expect(textsOf(taken(body, 'Boats', first))).toEqual([
      'Weather',
      'Boats float. | Rain falls.',
      'Rivers rise.',
    ])
  })

  it('gives the sentence a paragraph of its own before a list', () => {
    const body = bodyOf('- Rain falls.\nRivers rise. Boats float.')
    expect(textsOf(taken(body, 'Boats', first))).toEqual(['Boats float.', 'Rain falls.', 'Rivers rise.'])
  })

  it('changes nothing where the sentence is not there any more', () => {
    const body = bodyOf('Rain falls.')
    for (const edit of [cut, first]) expect(taken(body, 'Snow', edit)).toBe(body)
  })
})
