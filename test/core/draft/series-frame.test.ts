import { describe, expect, it } from 'vitest'
import type { Draft, Email } from '../../../src/core/draft/draft.ts'
import { readThrough } from '../../../src/core/draft/reading.ts'
import { type FrameSlots, frameSeries } from '../../../src/core/draft/series-frame.ts'
import { sampleSeries } from '../../support/series-files.ts'

const { draft } = sampleSeries()

function frames(emails: readonly Email[], voice: Partial<Draft['voice']> = {}) {
  const reading = readThrough(draft.document, draft.article)
  const placed = emails.map((email) => ({
    kind: email.kind,
    subject: email.kind === 'lesson' ? email.subject : null,
    drafted: email,
  }))
  return frameSeries(placed, { reading, voice: { ...draft.voice, ...voice }, division: draft.division })
}

const slots = ({ subject, preview, opener, ps }: FrameSlots) => ({ subject, preview, opener, ps })

describe('the frame of a series', () => {
  it('is what was drafted, in the drafted order', () => {
    expect(frames(draft.emails).map(slots)).toEqual(draft.emails.map(slots))
  })

  it('counts and announces what is there', () => {
    const [welcome, first, , third] = draft.emails
    if (!welcome || !first || !third) throw new Error('The sample has fewer emails than it should.')
    const [newWelcome, newThird, newFirst] = frames([welcome, third, first])
    expect(newWelcome?.subject?.text).toBe('Your 2-part series: everyday connection')
    expect(newWelcome?.ps?.text).toContain(third.subject.text)
    expect(newThird?.opener?.text).toMatch(/^Part 1 of 2/)
    expect(newThird?.ps?.text).toContain(first.subject.text)
    expect(newFirst?.ps?.rule).toBe('ps-end')
  })

  it('leaves the part unsaid where there is only one', () => {
    const [welcome, first] = draft.emails
    if (!welcome || !first) throw new Error('The sample has fewer emails than it should.')
    expect(frames([welcome, first])[1]?.opener).toBeNull()
  })

  it('has the standing P.S. of the voice everywhere', () => {
    const texts = frames(draft.emails, { ps: 'Bring a friend.' }).map(({ ps }) => ps?.text)
    expect(new Set(texts)).toEqual(new Set(['Bring a friend.']))
  })
})
