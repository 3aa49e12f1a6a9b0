import { describe, expect, it } from 'vitest'
import { isSensitiveTopic, sensitiveWord } from '../../../src/core/language/sensitive.ts'
import { buildDocument } from '../../support/build-document.ts'

describe('sensitiveWord', () => {
  it.each([
    ['Recovering from addiction', 'addiction'],
    ['Life after trauma', 'trauma'],
    ['Living with depression', 'depression'],
    ['How to talk about a miscarriage', 'miscarriage'],
    ['Getting out of debt', 'debt'],
    ['When a partner drinks: alcoholism at home', 'alcoholism'],
    ['Praying with small children', 'Praying'],
    ['Coming out as bisexual', 'bisexual'],
  ])('names what "%s" tells a lock screen', (text, word) => {
    expect(sensitiveWord(text, 'en')).toBe(word)
  })

  it.each([
    'Why mental health and social support matter',
    'A dramatic afternoon in Veterans Affairs',
    'How our bank takes care of small accounts',
    'Paying off technical debt, one file at a time',
    'What the Food and Drug Administration asks for',
    'Reporting fraud, waste, and abuse',
    'Three visual aids for better talks',
    'The Essex coast path in winter',
  ])('finds nothing in the everyday words "%s"', (text) => {
    expect(sensitiveWord(text, 'en')).toBeNull()
  })

  it('knows nothing of a language without a pack', () => {
    expect(sensitiveWord('Living with depression', 'nl')).toBeNull()
  })
})

const FILL = 'People walk by the river until the lamps are lit. '.repeat(6)

describe('isSensitiveTopic', () => {
  it('goes by the title, or by two headings', () => {
    expect(isSensitiveTopic(buildDocument(`# Living with depression\n${FILL}`))).toBe(true)
    const headings = `# Quiet walks\n## Walking with grief\n${FILL}\n## After a divorce\n${FILL}`
    expect(isSensitiveTopic(buildDocument(headings))).toBe(true)
    expect(isSensitiveTopic(buildDocument(headings.replace('After a divorce', 'After a storm')))).toBe(false)
  })

  it('goes by a text that comes back to it with several words, and not by an aside', () => {
    const often = `# Quiet walks\n${FILL}Some come out of addiction. ${FILL}Some carry trauma or depression with them.`
    expect(isSensitiveTopic(buildDocument(often))).toBe(true)
    expect(isSensitiveTopic(buildDocument(often.replace('trauma or depression', 'bags')))).toBe(false)
    expect(isSensitiveTopic(buildDocument(`# Quiet walks\n${FILL.repeat(12)}${often.slice(14)}`))).toBe(false)
  })
})
