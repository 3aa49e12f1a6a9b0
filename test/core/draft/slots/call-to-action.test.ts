import { describe, expect, it } from 'vitest'
import type { Voice } from '../../../../src/core/draft/draft.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const prose = (word: string): string =>
  `People ${word} here and then people ${word} there. `.repeat(10).trim()
const offer = 'At Willow House, we help. Contact us today to arrange a talk. We look forward to it.'

function callsOf(voice: Partial<Voice>, promotion = offer) {
  const text = `# Quiet walks\nAn opening.\n## Why we walk\n${prose('walk')}\n## Where we talk\n${prose('talk')}\n## Conclusion\nWalks last.\n${promotion}`
  return drafted(buildDocument(text, { promotion: 1 }), { voice }).emails.map(({ cta }) => cta)
}

describe('the call to action', () => {
  it('asks for a reply where there is no link, never the same twice in a row', () => {
    const calls = callsOf({})
    expect(calls.map(({ kind, url }) => [kind, url])).toEqual(calls.map(() => ['reply', null]))
    const labels = calls.map(({ label }) => label?.text)
    expect(labels.filter((label, index) => label === labels[index + 1])).toEqual([])
  })

  it('is the marketer’s link in every email where there is one', () => {
    const link = { label: 'Read it all', url: 'https://example.com/walks' }
    for (const call of callsOf({ link }))
      expect(call).toMatchObject({
        kind: 'link',
        url: link.url,
        label: { text: 'Read it all', origin: 'own' },
      })
  })

  it('keeps a link without an address, which lint then fails', () => {
    expect(callsOf({ link: { label: 'Read', url: '' } })[0]).toMatchObject({ kind: 'link', url: '' })
  })

  it('is the promotion’s own words in the recap, up to the reason, where its address is known', () => {
    const calls = callsOf({ offerUrl: 'https://example.com/talk' })
    expect(calls.at(-1)).toMatchObject({
      kind: 'link',
      url: 'https://example.com/talk',
      label: { text: 'Contact us today', rule: 'offer', origin: 'source' },
    })
    expect(calls[0]?.kind).toBe('reply')
  })

  it('is a phrase on the button where the promotion asks for nothing', () => {
    const calls = callsOf(
      { offerUrl: 'https://example.com/talk' },
      'At Willow House, we help people who walk.',
    )
    expect(calls.at(-1)?.label).toMatchObject({ rule: 'offer-label', origin: 'phrase' })
  })
})
