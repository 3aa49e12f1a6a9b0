import { describe, expect, it } from 'vitest'
import { isImperative } from '../../../src/core/language/imperative.ts'

describe('isImperative', () => {
  it.each([
    'Show interest',
    'Invest wisely',
    'Don’t hesitate to call',
    'Plan ahead',
    'Support your partner',
    'Never skip breakfast',
    'Seek shade at noon',
  ])('takes "%s" for advice', (text) => {
    expect(isImperative(text, 'en')).toBe(true)
  })

  it.each([
    'Test results',
    'Exercise routines',
    'Contact details',
    'Cost',
    'Support groups',
    'Date',
    'Simple gestures',
  ])('takes "%s" for a thing', (text) => {
    expect(isImperative(text, 'en')).toBe(false)
  })
})
