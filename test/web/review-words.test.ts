import { describe, expect, it } from 'vitest'
import { ALL_PHRASES } from '../../src/core/draft/phrases.ts'
import { dayWords, ruleWords } from '../../src/web/review-words.ts'
import { filledSlots } from '../../src/web/sentence-trails.ts'
import { sampleSeries } from './site.ts'

const { emails } = sampleSeries().draft

describe('the rule of a slot', () => {
  it('is told in words, for every rule of the sample and every phrase', () => {
    const slots = emails.flatMap((email) => filledSlots(email).map(({ slot }) => slot))
    const rules = [...slots, ...slots.flatMap(({ alternatives }) => alternatives)].map(({ rule }) => rule)
    // These stand between the slots, or inside another phrase.
    const inner = /^(?:coming|in-this-series|named-topic|items-|checklist-)/
    const phrases = ALL_PHRASES.map(({ id }) => id).filter((id) => !inner.test(id))
    const unknown = new Set(
      [...rules, ...phrases].filter((rule) => ruleWords({ rule }) === rule.replaceAll('-', ' ')),
    )
    expect([...unknown]).toEqual([])
  })

  it('is its own name where it has no words yet', () => {
    expect(ruleWords({ rule: 'brand-new' })).toBe('brand new')
    expect(ruleWords({ rule: 'constructor' })).toBe('constructor')
  })
})

describe('the day of an email', () => {
  it('is at once for the welcome', () => {
    expect(emails.slice(0, 2).map(dayWords)).toEqual(['at once', 'day 2'])
  })
})
