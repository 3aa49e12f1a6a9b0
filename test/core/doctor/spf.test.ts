import { describe, expect, it } from 'vitest'
import { judgeSpf, pickSpf, type SpfWalk } from '../../../src/core/doctor/judge-spf.ts'
import { lookupTerms, readSpf, spfTexts } from '../../../src/core/doctor/spf.ts'

const wish = { domain: 'example.com', advice: 'Add it.', include: null }
const followed: SpfWalk = { lookups: 1, fault: null, unknown: null, included: [] }
const judged = (text: string, walk: Partial<SpfWalk> = {}, include: string | null = null) =>
  judgeSpf(readSpf(text), { ...followed, ...walk }, { ...wish, include })

describe('an SPF record', () => {
  it('is told from other texts by its first word', () => {
    expect(spfTexts(['v=spf1 -all', 'V=SPF1', 'v=spf10 -all', 'v=spf1-all', 'other'])).toEqual([
      'v=spf1 -all',
      'V=SPF1',
    ])
  })

  it('is read with each kind of term', () => {
    const text =
      'v=spf1 a mx:mail.example.com/24 a:x.example.com//64 ip4:192.0.2.0/24 ip6:2001:db8::/32 include:_spf.example.net exists:%{i}.example.com exp=e.example.com ~all'
    expect(readSpf(text).faults).toEqual([])
    expect(lookupTerms(readSpf(text)).map(({ name, domain }) => [name, domain])).toEqual([
      ['a', null],
      ['mx', 'mail.example.com'],
      ['a', 'x.example.com'],
      ['include', '_spf.example.net'],
      ['exists', null],
    ])
  })

  it.each([
    'ip4:192.0.2.0/33',
    'ip4:example.com',
    'ip6:192.0.2.1',
    'include',
    'include:',
    'all:x',
    'ipv4:192.0.2.1',
    'redirect=',
    'a/1000',
    '\u0007',
  ])('is spoiled by the term %j', (term) => expect(readSpf(`v=spf1 ${term} -all`).faults).toHaveLength(1))

  it('follows a redirect only where there is no all', () => {
    expect(lookupTerms(readSpf('v=spf1 redirect=a.example.com')).map(({ domain }) => domain)).toEqual([
      'a.example.com',
    ])
    expect(lookupTerms(readSpf('v=spf1 redirect=a.example.com -all'))).toEqual([])
  })

  it('of 100,000 characters or terms is refused and not worked through', () => {
    expect(readSpf(`v=spf1 ${'a'.repeat(100_000)}`)).toMatchObject({
      terms: [],
      faults: ['it is far too long'],
    })
    expect(readSpf(`v=spf1 ${'a '.repeat(200)}`)).toMatchObject({
      terms: [],
      faults: ['it has too many terms'],
    })
  })
})

describe('the verdict on SPF', () => {
  it('is ok for a record that ends in ~all or -all, or redirects', () => {
    expect(judged('v=spf1 mx ~all')).toMatchObject({
      level: 'ok',
      found: 'example.com: v=spf1 mx ~all (1 of 10 look-ups)',
    })
    expect(judged('v=spf1 mx -all').level).toBe('ok')
    expect(judged('v=spf1 redirect=_spf.example.net').level).toBe('ok')
  })

  it.each([
    ['v=spf1 mx +all', {}, 'fail', /everybody/],
    ['v=spf1 mx all', {}, 'fail', /everybody/],
    ['v=spf1 mx', {}, 'warn', /does not end in/],
    ['v=spf1 mx ?all', {}, 'warn', /does not end in/],
    ['v=spf1 mxx -all', {}, 'fail', /“mxx” is not a term/],
    ['v=spf1 mx -all', { lookups: 11 }, 'fail', /more than 10/],
    ['v=spf1 mx -all', { lookups: 10 }, 'ok', /10 of 10/],
    ['v=spf1 mx -all', { fault: 'it includes itself' }, 'fail', /includes itself/],
    ['v=spf1 mx -all', { unknown: 'timeout' }, 'unknown', /could not be looked up \(timeout\)/],
  ] as const)('on %s with %j is %s', (text, walk, level, words) => {
    const verdict = judged(text, walk)
    expect(verdict.level).toBe(level)
    expect(verdict.found).toMatch(words)
  })

  it('asks for the include of the provider', () => {
    expect(judged('v=spf1 mx ~all', {}, 'amazonses.com')).toMatchObject({ level: 'warn', advice: 'Add it.' })
    expect(judged('v=spf1 mx ~all', { included: ['amazonses.com'] }, 'amazonses.com').level).toBe('ok')
  })

  it('names a missing record, several of them, and one that could not be looked up', () => {
    const pick = (texts: Parameters<typeof pickSpf>[0]) => {
      const picked = pickSpf(texts, wish)
      return picked.kind === 'verdict' ? picked.verdict : picked.record.text
    }
    expect(pick({ kind: 'none', reason: 'x' })).toMatchObject({ level: 'warn', advice: 'Add it.' })
    expect(pick({ kind: 'found', value: ['other'] })).toMatchObject({ level: 'warn' })
    expect(pick({ kind: 'found', value: ['v=spf1 -all', 'v=spf1 mx -all'] })).toMatchObject({
      level: 'fail',
      found: expect.stringMatching('2 SPF records'),
    })
    expect(pick({ kind: 'unknown', reason: 'timeout' })).toMatchObject({ level: 'unknown' })
    expect(pick({ kind: 'found', value: ['other', 'v=spf1 -all'] })).toBe('v=spf1 -all')
  })
})
