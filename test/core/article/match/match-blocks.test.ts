import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockText, type Document, documentSentences } from '../../../../src/core/article/document.ts'
import {
  documentBlocks,
  matchBlocks,
  matchSentences,
} from '../../../../src/core/article/match/match-blocks.ts'
import { buildDocument } from '../../../support/build-document.ts'

const walking = 'Walking each day helps people sleep. It also lifts the mood of most who try it.'
const eating = 'Fresh food costs more time than money. A short list for the market saves both.'
const calling = 'Call one friend each week and ask a question that takes a minute to answer.'

/** The words of each earlier block or sentence beside those of the later one. */
function pairsOf(before: Document, after: Document) {
  const blocks = matchBlocks(before, after)
  const words = (document: Document) =>
    new Map(documentBlocks(document).map((one) => [one.id, blockText(one)]))
  const [olds, news] = [words(before), words(after)]
  return [...blocks].map(([old, now]) => [olds.get(old), news.get(now)])
}

function sentencePairs(before: Document, after: Document) {
  const sentences = matchSentences(before, after, matchBlocks(before, after))
  const words = (document: Document) => new Map(documentSentences(document).map(({ id, text }) => [id, text]))
  const [olds, news] = [words(before), words(after)]
  return new Map([...sentences].map(([old, now]) => [olds.get(old), news.get(now)]))
}

describe('finding blocks again', () => {
  it('follows a block that was edited, between others that were not', () => {
    const edited = eating.replace('Fresh food', 'Good food').replace('saves both', 'saves some of both')
    const pairs = pairsOf(
      buildDocument([walking, eating, calling].join('\n')),
      buildDocument([walking, edited, calling].join('\n')),
    )
    expect(pairs).toContainEqual([eating, edited])
    expect(pairs).toHaveLength(3)
  })

  it('follows a block that was moved and edited', () => {
    const edited = walking.replace('lifts the mood of', 'does good to')
    const pairs = pairsOf(
      buildDocument([walking, eating, calling].join('\n')),
      buildDocument([eating, calling, edited].join('\n')),
    )
    expect(pairs).toContainEqual([walking, edited])
  })

  it('takes no new block for one that was removed', () => {
    const pairs = pairsOf(
      buildDocument([walking, eating, calling].join('\n')),
      buildDocument(
        [walking, 'The old harbour was rebuilt after the storm of that year.', calling].join('\n'),
      ),
    )
    expect(pairs).toEqual([
      [walking, walking],
      [calling, calling],
    ])
  })

  it('keeps repeated words beside the neighbours that they had', () => {
    const before = buildDocument(['Try it.', walking, 'Try it.', eating, 'Try it.', calling].join('\n'))
    const after = buildDocument([walking, 'Try it.', eating, 'Try it.', calling].join('\n'))
    const ids = (document: Document) => documentBlocks(document).map(({ id }) => id)
    const blocks = matchBlocks(before, after)
    expect(ids(before).map((id) => blocks.get(id))).toEqual([undefined, ...ids(after)])
  })

  it('takes a heading for no paragraph, and a list for one only where the words are nearly the same', () => {
    const before = buildDocument(`${walking}\n- Drink water.\n- Sleep early.\n- See a friend.`)
    expect(pairsOf(before, buildDocument(`## ${walking}\n${eating}`))).toEqual([])
    const paragraph = 'Drink water. Sleep early. See one friend.'
    expect(pairsOf(before, buildDocument(`${walking}\n${paragraph}`))[1]?.[1]).toBe(paragraph)
    expect(pairsOf(before, buildDocument(`${walking}\nDrink tea and see nobody.`))).toHaveLength(1)
  })

  it('reads scripts without spaces letter by letter', () => {
    const before = buildDocument('毎日歩くと、よく眠れるようになります。\n野菜は体にいいです。')
    const after = buildDocument('野菜は体にいいです。\n毎日少し歩くと、よく眠れるようになります。')
    expect(pairsOf(before, after)).toHaveLength(2)
  })

  it('finds each block of 1,000 that were all edited within seconds', () => {
    const words = (seed: number) =>
      Array.from({ length: 40 }, (_, index) => `w${(seed * 7919 + index * 104_729) % 9_973}`)
    const text = (change: boolean) =>
      Array.from({ length: 1_000 }, (_, seed) =>
        words(seed)
          .map((word, index) => (change && index % 5 === 0 ? `x${index}` : word))
          .join(' '),
      ).join('\n')
    const [before, after] = [buildDocument(text(false)), buildDocument(text(true))]
    const started = performance.now()
    const blocks = matchBlocks(before, after)
    expect(performance.now() - started).toBeLessThan(5_000)
    const [olds, news] = [documentBlocks(before), documentBlocks(after)]
    expect(olds.filter(({ id }, index) => blocks.get(id) !== news[index]?.id)).toEqual([])
  })
})

describe('finding sentences again', () => {
  it('follows them inside an edited block', () => {
    const edited = 'Walking each day helps people sleep. It was cold. It lifts the mood of most who try it.'
    const sentences = sentencePairs(
      buildDocument(`${walking}\n${eating}`),
      buildDocument(`${edited}\n${eating}`),
    )
    expect(sentences.get('It also lifts the mood of most who try it.')).toBe(
      'It lifts the mood of most who try it.',
    )
    expect([...sentences.values()]).not.toContain('It was cold.')
  })

  it('follows them out of a paragraph that was divided', () => {
    const divided = walking.replace('sleep. ', 'sleep.\n')
    const sentences = sentencePairs(
      buildDocument(`${walking}\n${eating}`),
      buildDocument(`${divided}\n${eating}`),
    )
    expect(sentences.size).toBe(4)
  })
})

const vocabulary = Array.from({ length: 300 }, (_, index) => `word${index}`)
const paragraph = fc.array(fc.constantFrom(...vocabulary), { minLength: 10, maxLength: 30 })
const edits = fc.record({
  kind: fc.constantFrom('edit', 'insert', 'remove', 'move'),
  at: fc.nat(100),
  to: fc.nat(100),
})

it('finds random edits again: no block is lost, and none is taken for another', () => {
  const article = fc.uniqueArray(paragraph, {
    minLength: 6,
    maxLength: 20,
    selector: (words) => words.join(),
  })
  fc.assert(
    fc.property(article, fc.array(edits, { maxLength: 4 }), (paragraphs, changes) => {
      const lines = paragraphs.map((words, index) => ({ words: [...words], from: index }))
      for (const [count, { kind, at, to }] of changes.entries()) {
        const index = at % lines.length
        const line = lines[index]
        if (kind === 'edit' && line) line.words.splice(to % line.words.length, 1, `edited${count}`)
        if (kind === 'insert')
          lines.splice(index, 0, {
            words: Array.from({ length: 12 }, (_, n) => `new${count}x${n}`),
            from: -1,
          })
        if (kind === 'remove') lines.splice(index, 1)
        if (kind === 'move') lines.splice(to % lines.length, 0, ...lines.splice(index, 1))
      }
      fc.pre(lines.length > 0)
      const before = buildDocument(paragraphs.map((words) => words.join(' ')).join('\n'))
      const after = buildDocument(lines.map(({ words }) => words.join(' ')).join('\n'))
      const [olds, news] = [documentBlocks(before), documentBlocks(after)]
      const wanted = lines.flatMap(({ from }, index): [string, string][] => {
        const [old, now] = [olds[from], news[index]]
        return old && now ? [[old.id, now.id]] : []
      })
      expect(new Map(matchBlocks(before, after))).toEqual(new Map(wanted))
    }),
    { numRuns: 60 },
  )
})
