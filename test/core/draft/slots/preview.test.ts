import { describe, expect, it } from 'vitest'
import type { Slot } from '../../../../src/core/draft/draft.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const LONG =
  'Nobody who has ever waited for a late train in the rain would say that the evening was in any way a short or a dry one for them.'

function previewOf(words: string, heading = 'What a quiet walk can do'): Slot {
  const text = `# Quiet walks\nAn opening of some words.\n## ${heading}\n${words}`
  const lesson = drafted(buildDocument(text)).emails.find(({ kind }) => kind === 'lesson')
  if (!lesson) throw new Error('no lesson')
  return lesson.preview
}

describe('the preview text of a lesson', () => {
  it('is the sentence that says most about its heading', () => {
    const best = 'A quiet walk calms people who have much to carry.'
    const preview = previewOf(
      `${LONG} Trains come and go at the northern end of town. ${best} ${LONG} ${LONG}`,
    )
    expect(preview).toMatchObject({ text: best, rule: 'key-sentence', origin: 'source' })
  })

  it('is never the first line of the email', () => {
    const first = 'Quiet walks calm people who have much to carry.'
    expect(previewOf(`${first} ${LONG} ${LONG}`).text).not.toBe(first)
  })

  it('is a clause without its connective, with a capital', () => {
    const preview = previewOf(
      `${LONG} However, quiet walks calm people who have much to carry, ${LONG.toLowerCase()} ${LONG}`,
    )
    expect(preview.text).not.toMatch(/^However/)
    const whole = previewOf(`${LONG} Similarly, quiet walks calm people who have much to carry. ${LONG}`)
    expect(whole).toMatchObject({
      text: 'Quiet walks calm people who have much to carry.',
      rule: 'key-clause',
    })
  })

  it('shows no sensitive word where another sentence will do', () => {
    const preview = previewOf(
      `${LONG} Quiet walks calm people after a trauma at home. The river path is wide enough for two friends. ${LONG}`,
    )
    expect(preview.text).toBe('The river path is wide enough for two friends.')
    expect(preview.alternatives.map(({ text }) => text)).toContain(
      'Quiet walks calm people after a trauma at home.',
    )
  })

  it('is the labels of a list as one sentence', () => {
    const items = ['Walk slowly: it is no race.', 'Bring water: it is warm.', 'Leave the phone: it can wait.']
    const preview = previewOf(`${LONG} ${LONG} Try these:\n${items.map((item) => `- ${item}`).join('\n')}`)
    expect(preview).toMatchObject({
      text: 'Walk slowly, bring water, and leave the phone.',
      rule: 'list-labels',
    })
  })

  it('joins nothing by an English "and" where the article is in another language', () => {
    const text = `# Wege\n## Wie man gut geht\n${LONG} ${LONG} Los:\n- Geh langsam: Es eilt nicht.\n- Nimm Wasser: Es ist warm.\n- Lass dir Zeit: Sie reicht.`
    const { emails } = drafted(buildDocument(text, { language: 'fi' }))
    expect(emails[1]?.preview.rule).not.toBe('list-labels')
  })

  it('names the series where no sentence is short enough', () => {
    expect(previewOf(`${LONG} ${LONG} ${LONG}`)).toMatchObject({
      text: 'The next part of the series on quiet walks.',
      origin: 'phrase',
    })
  })

  it('quotes the very place in the article', () => {
    const preview = previewOf(`${LONG} Similarly, quiet walks calm people who have much to carry. ${LONG}`)
    expect(preview.from).toEqual([{ sentence: expect.stringMatching(/:1$/), start: 11, end: 58 }])
  })
})
