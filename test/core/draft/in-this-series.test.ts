import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../src/core/article/document.ts'
import { draftJson } from '../../../src/core/draft/draft-json.ts'
import { inThisSeries } from '../../../src/core/draft/in-this-series.ts'
import { buildDocument } from '../../support/build-document.ts'
import { drafted } from '../../support/drafted.ts'

function said(text: string, language = 'en') {
  const [section] = buildDocument(`# T\n${text}`).sections
  return inThisSeries(section?.blocks ?? [], language).flatMap(blockSentences)
}

describe('an article that speaks of itself', () => {
  it('says “in this series”, and the sentence remembers what it said', () => {
    const [sentence] = said('In this article we plant a tree.')
    expect(sentence).toMatchObject({
      text: 'In this series we plant a tree.',
      was: 'In this article we plant a tree.',
      origin: 'source',
    })
    expect(sentence?.inlines.map(({ text }) => text).join('')).toBe(sentence?.text)
  })

  it('does so within a sentence, in items and in German', () => {
    expect(said('You learn **in this post** to dig.')[0]?.text).toBe('You learn in this series to dig.')
    expect(said('- Digging: in this guide we dig.')[0]?.text).toBe('Digging: in this series we dig.')
    expect(said('In diesem Artikel geht es um Bäume.', 'de')[0]?.text).toBe(
      'In dieser Serie geht es um Bäume.',
    )
  })

  it('leaves all other words alone', () => {
    const [sentence] = said('The article of the law is in this room.')
    expect(sentence).not.toHaveProperty('was')
  })

  it('tells each edit in the JSON', () => {
    const words = Array(60).fill('dig').join(' ')
    const draft = drafted(
      buildDocument(`# Trees\nShort.\n## Why trees grow\nIn this article ${words}.\n${words}.`),
    )
    const edits = draftJson(draft, () => '').emails.flatMap(({ edits: some }) => some)
    expect(edits.map(({ was, now }) => [was.slice(0, 15), now.slice(0, 14)])).toEqual([
      ['In this article', 'In this series'],
    ])
    expect(draftJson(draft, () => '').measures.fidelity.unaccounted).toEqual([])
  })
})
