import { describe, expect, it } from 'vitest'
import { printable } from '../../../src/core/doctor/printable.ts'

describe('foreign text', () => {
  it('is shown with its control characters escaped, and cut', () => {
    expect(printable('a\u001b[31m\u202eb\n')).toBe('a\\u{1b}[31m\\u{202e}b\\u{a}')
    expect(printable('x'.repeat(100_000))).toBe(`${'x'.repeat(160)}…`)
    expect(printable('größe 🐎')).toBe('größe 🐎')
  })
})
