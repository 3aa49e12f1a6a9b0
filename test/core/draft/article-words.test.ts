import { describe, expect, it } from 'vitest'
import {
  formatWords,
  importWords,
  isDoubtful,
  languageWords,
  percentWords,
} from '../../../src/core/draft/article-words.ts'

describe('how sure an import is', () => {
  it('is told from 90 % on, and below that asks for a look', () => {
    expect(importWords({ confidence: 0.96 })).toBe('Two readers of the page agreed on 96 % of its text.')
    expect(importWords({ confidence: 0.784 })).toBe(
      'Please check the import: two readers of the page agreed on only 78 % of its text.',
    )
    expect([0.9, 0.8999].map((confidence) => isDoubtful({ confidence }))).toEqual([false, true])
  })

  it('is nothing to tell where nothing had to be found in a page', () => {
    expect(importWords({ confidence: null })).toBeNull()
    expect(importWords({})).toBeNull()
  })

  it('never rounds up to all', () => {
    expect([0.29, 0.9999, 1].map(percentWords)).toEqual(['29 %', '99 %', '100 %'])
  })
})

describe('an article', () => {
  it('is described in words, and by its tags where there are none', () => {
    expect(['en', 'de-AT', 'x', '?'].map(languageWords)).toEqual(['English', 'Austrian German', 'x', '?'])
    expect(['docx', 'odt'].map(formatWords)).toEqual(['Word file', 'odt'])
  })
})
