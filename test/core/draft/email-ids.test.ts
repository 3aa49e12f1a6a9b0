import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/core/article/document.ts'
import { withEmailIds } from '../../../src/core/draft/email-ids.ts'

const block = (id: string): Block => ({ kind: 'divider', id })

describe('withEmailIds', () => {
  it('takes six digits of the first block of the article, phrases passed over', () => {
    const [email] = withEmailIds([
      { kind: 'lesson', body: [block('checklist'), block('b3fa92c1d20-1'), block('b000000-1')] },
    ])
    expect(email?.id).toBe('lesson-3fa92c')
  })

  it('tells two emails with the same first words apart', () => {
    const twice = [block('b3fa92c1d20-1')]
    const ids = withEmailIds([
      { kind: 'lesson', body: twice },
      { kind: 'lesson', body: twice },
      { kind: 'recap', body: twice },
    ]).map(({ id }) => id)
    expect(ids).toEqual(['lesson-3fa92c', 'lesson-3fa92c-2', 'recap-3fa92c'])
  })

  it('has an id for an email of our own words alone', () => {
    expect(withEmailIds([{ kind: 'recap', body: [block('recap')] }])[0]?.id).toMatch(/^recap-[0-9a-f]{6}$/)
  })
})
