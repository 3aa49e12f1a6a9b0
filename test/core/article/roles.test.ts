import { describe, expect, it } from 'vitest'
import { composeList, composeParagraph, newComposer } from '../../../src/core/article/compose-blocks.ts'
import type { Block } from '../../../src/core/article/document.ts'
import { findPromotion, promotionScore, sectionRoles } from '../../../src/core/article/roles.ts'
import { plainRun } from '../../../src/core/article/runs.ts'

describe('the roles of sections', () => {
  it('are intro before the first heading, then body, then a conclusion that is named so', () => {
    expect(sectionRoles([null, 'Why it helps', 'How to begin', 'Conclusion'], 'en')).toEqual([
      'intro',
      'body',
      'body',
      'conclusion',
    ])
  })

  it.each(['Summary', 'In closing', 'Final thoughts', 'The bottom line', '7. Key takeaways', 'Wrapping up'])(
    'call "%s" at the end a conclusion',
    (heading) => {
      expect(sectionRoles([null, 'One', 'Two', heading], 'en').at(-1)).toBe('conclusion')
    },
  )

  it('do not take a summary at the top for a conclusion', () => {
    expect(sectionRoles([null, 'Key takeaways', 'One', 'Two', 'Three'], 'en')[1]).toBe('body')
  })

  it('call an article without headings a body', () => {
    expect(sectionRoles([null], 'en')).toEqual(['body'])
  })

  it('know a first section that is called introduction', () => {
    expect(sectionRoles(['Introduction', 'One'], 'en')).toEqual(['intro', 'body'])
  })
})

const offerText = 'At Willow Lane, we help couples. Contact us today to begin.'

function paragraphs(...texts: string[]): Block[] {
  const composer = newComposer('en', 'source')
  return texts
    .map((text) => composeParagraph(composer, [plainRun(text, 0)]))
    .filter((block) => block !== null)
}

describe('the promotion', () => {
  it('is found in the last blocks', () => {
    const blocks = paragraphs('Friends matter.', 'They listen well.', offerText)
    expect(findPromotion(blocks, 'en')).toEqual([blocks.at(-1)?.id])
  })

  it('is not looked for further up', () => {
    expect(findPromotion(paragraphs(offerText, 'One.', 'Two.', 'Three.'), 'en')).toEqual([])
  })

  it('is looked for in the last tenth of a long article', () => {
    const before = Array.from({ length: 40 }, (_, index) => `Point ${index}.`)
    const blocks = paragraphs(...before, offerText, 'One.', 'Two.', 'Three.')
    expect(findPromotion(blocks, 'en')).toEqual([blocks[40]?.id])
  })

  it('may be a list', () => {
    const item = { runs: [plainRun(offerText, 0)], children: [] }
    const list = composeList(newComposer('en', 'source'), false, [item])
    expect(findPromotion([...paragraphs('One.', 'Two.'), ...(list ? [list] : [])], 'en')).toEqual([list?.id])
  })

  it('is never the whole article', () => {
    expect(findPromotion(paragraphs(offerText), 'en')).toEqual([])
    expect(findPromotion([], 'en')).toEqual([])
  })

  it.each([
    [6, offerText],
    [3, 'We are here. Call any day.'],
    [1, 'We learn from each other.'],
    [0, 'Friends call each other at Easter, even when the visit is short.'],
  ])('scores %i for: %s', (score, text) => {
    expect(promotionScore(text, 'en')).toBe(score)
  })
})
