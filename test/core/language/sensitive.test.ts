import { describe, expect, it } from 'vitest'
import { sensitiveWord } from '../../../src/core/language/sensitive.ts'

describe('sensitiveWord', () => {
  it('finds what nobody else should read on a lock screen', () => {
    expect(sensitiveWord('Recovering from addiction')).toBe('addiction')
    expect(sensitiveWord('Life after trauma')).toBe('trauma')
    expect(sensitiveWord('Living with depression')).toBe('depression')
  })

  it('lets other words pass', () => {
    expect(sensitiveWord('Why mental health and social support matter')).toBeNull()
    expect(sensitiveWord('A dramatic afternoon in Veterans Affairs')).toBeNull()
  })
})
