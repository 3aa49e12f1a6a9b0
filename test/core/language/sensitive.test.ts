import { describe, expect, it } from 'vitest'
import { sensitiveWord } from '../../../src/core/language/sensitive.ts'

describe('sensitiveWord', () => {
  it('finds what nobody else should read on a lock screen', () => {
    expect(sensitiveWord('Recovering from addiction', 'en')).toBe('addiction')
    expect(sensitiveWord('Life after trauma', 'en')).toBe('trauma')
    expect(sensitiveWord('Living with depression', 'en')).toBe('depression')
  })

  it('lets other words pass', () => {
    expect(sensitiveWord('Why mental health and social support matter', 'en')).toBeNull()
    expect(sensitiveWord('A dramatic afternoon in Veterans Affairs', 'en')).toBeNull()
  })
})
