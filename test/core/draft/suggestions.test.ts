import { describe, expect, it } from 'vitest'
import type { Suggestion } from '../../../src/core/draft/draft.ts'
import { buildDocument } from '../../support/build-document.ts'
import { drafted } from '../../support/drafted.ts'

const FILL = 'Friends meet and talk by the river until the lamps are lit. '.repeat(6).trim()

function suggestionsFor(words: string): readonly Suggestion[] {
  const text = `# Quiet walks: the way to lasting friendship\nAn opening.\n## Why walks keep friendship alive\n${words}`
  return drafted(buildDocument(text)).emails.flatMap(({ suggestions }) => suggestions)
}

describe('the suggested edits', () => {
  it('leave out a closing sentence that only repeats title and headings', () => {
    const [suggestion, ...others] = suggestionsFor(
      `${FILL} Small steps like these keep lasting friendship alive on quiet walks.`,
    )
    expect(others).toEqual([])
    expect(suggestion).toMatchObject({
      what: expect.stringMatching(/^Leave out “Small steps/),
      why: expect.any(String),
    })
  })

  it('keep a closing sentence that says something', () => {
    expect(suggestionsFor(`${FILL} Twelve neighbours crossed the northern bridge without a word.`)).toEqual(
      [],
    )
  })

  it('begin a sentence without its connective, wherever it stands', () => {
    const [suggestion] = suggestionsFor(`${FILL} However, rain came down on all of them. ${FILL}`)
    expect(suggestion).toMatchObject({
      what: 'Begin with “Rain came down on all of …”',
      sentence: expect.stringMatching(/:6$/),
      why: expect.stringMatching(/“However”/),
    })
  })

  it('leave out a sentence that only says what comes next', () => {
    const [suggestion, ...others] = suggestionsFor(`${FILL} Let’s take a closer look at rivers. ${FILL}`)
    expect(others).toEqual([])
    expect(suggestion?.edit).toEqual({ kind: 'cut', sentence: suggestion?.sentence })
    expect(suggestion?.what).toBe('Leave out “Let’s take a closer look at rivers.”')
  })

  it('keep such a sentence where it leads to a list', () => {
    expect(suggestionsFor(`${FILL} Let’s look at three rivers.\n- The Elbe\n- The Oder`)).toEqual([])
  })

  it('begin with a far better sentence that can stand alone', () => {
    const strong = 'Walks keep friendship alive because walking friends talk.'
    const [suggestion] = suggestionsFor(`There was rain that year. ${FILL} ${strong} ${FILL}`)
    expect(suggestion?.edit).toMatchObject({ kind: 'first' })
    expect(suggestion?.what).toBe(`Begin the email with “${strong}”`)
  })

  it('keep a first sentence that is as good as any', () => {
    expect(suggestionsFor(`Walks keep friendship alive because walking friends talk. ${FILL}`)).toEqual([])
  })

  it.each([
    ['a name', 'Small steps like these keep lasting friendship alive in Odessa.'],
    ['a number', 'Small steps like these keep 40 lasting friendships alive.'],
    ['a request', 'Keep lasting friendship alive with small steps like these.'],
  ])('keep a closing sentence that holds %s', (_, closing) => {
    expect(suggestionsFor(`${FILL} ${closing}`)).toEqual([])
  })

  it('change nothing by themselves', () => {
    const text = `# Walks\nAn opening.\n## Why people walk\n${FILL} However, rain came.`
    const lesson = drafted(buildDocument(text)).emails[1]
    expect(JSON.stringify(lesson?.body)).toContain('However, rain came.')
  })
})
