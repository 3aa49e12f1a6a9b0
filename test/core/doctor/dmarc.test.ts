import { describe, expect, it } from 'vitest'
import { readDmarc } from '../../../src/core/doctor/dmarc.ts'
import { readWalk, walkNames } from '../../../src/core/doctor/dmarc-walk.ts'
import { judgeAlignment, judgeDmarc } from '../../../src/core/doctor/judge-dmarc.ts'

/** A walk over a zone of `_dmarc` records; `?` for one that gives no answer. */
function walk(domain: string, zone: Readonly<Record<string, string | readonly string[]>>) {
  const answers = walkNames(domain).map((name) => {
    const texts = zone[name]
    if (texts === undefined) return { name, texts: { kind: 'none', reason: 'no record' } as const }
    if (texts === '?') return { name, texts: { kind: 'unknown', reason: 'timeout' } as const }
    return { name, texts: { kind: 'found', value: [texts].flat() } as const }
  })
  return readWalk(domain, answers)
}

describe('a DMARC record', () => {
  it('is read with its policy, alignment, reports and the tags that no longer count', () => {
    expect(
      readDmarc('v=DMARC1; p=Reject; sp=none; adkim=s; aspf=r; rua=mailto:d@example.com; pct=50; ri=60'),
    ).toEqual({
      policy: 'reject',
      subdomainPolicy: 'none',
      strictDkim: true,
      strictSpf: false,
      reports: true,
      psd: 'u',
      testing: false,
      removed: ['pct', 'ri'],
      fault: null,
    })
  })

  it('without a valid policy counts as none where it asks for reports, and else as no record', () => {
    expect(readDmarc('v=DMARC1; p=block; rua=mailto:d@example.com')).toMatchObject({
      policy: 'none',
      fault: expect.any(String),
    })
    expect(readDmarc('v=DMARC1; p=block')).toBeNull()
    expect(readDmarc('v=DMARC1; p=reject; sp=maybe')).toBeNull()
  })

  it.each([
    'v=DMARC2; p=none',
    'p=none; v=DMARC1',
    'v=DMARC1 p=none',
    'v=DMARC1; p=none; p=reject',
    `v=DMARC1; p=none; ${'x'.repeat(100_000)}`,
  ])('is not %.40j', (text) => expect(readDmarc(text)).toBeNull())
})

describe('the DNS tree walk', () => {
  it('asks at most eight names and jumps from a long one to seven labels', () => {
    expect(walkNames('mail.example.com')).toEqual(['mail.example.com', 'example.com', 'com'])
    const long = walkNames('a.b.c.d.e.f.g.h.i.example.com')
    expect(long).toHaveLength(8)
    expect(long[1]).toBe('e.f.g.h.i.example.com')
  })

  it('takes the record of the domain itself, or that of the top of its organization', () => {
    const zone = { 'example.com': 'v=DMARC1; p=reject; sp=quarantine' }
    expect(walk('example.com', zone)).toMatchObject({
      organization: 'example.com',
      policy: { name: 'example.com' },
    })
    expect(walk('news.example.com', zone)).toMatchObject({
      organization: 'example.com',
      policy: { name: 'example.com' },
    })
    const both = { ...zone, 'news.example.com': 'v=DMARC1; p=none' }
    expect(walk('news.example.com', both)).toMatchObject({
      organization: 'example.com',
      policy: { name: 'news.example.com' },
    })
  })

  it('stops at psd=n, and one label below psd=y', () => {
    const own = { 'news.example.com': 'v=DMARC1; p=none; psd=n', 'example.com': 'v=DMARC1; p=reject' }
    expect(walk('a.news.example.com', own).organization).toBe('news.example.com')
    const suffix = { 'co.example': 'v=DMARC1; p=reject; psd=y' }
    expect(walk('news.shop.co.example', suffix)).toMatchObject({
      organization: 'shop.co.example',
      policy: { name: 'co.example' },
    })
  })

  it('counts several records at one name as none', () => {
    const zone = { 'example.com': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }
    expect(walk('example.com', zone)).toMatchObject({ policy: null, spoiled: ['example.com'] })
  })

  it('knows the policy of the domain itself though the names above give no answer', () => {
    const gap = walk('news.example.com', { 'news.example.com': 'v=DMARC1; p=none', 'example.com': '?' })
    expect(gap).toMatchObject({
      policy: { name: 'news.example.com' },
      organization: null,
      unknown: 'timeout',
    })
  })
})

describe('the verdict on DMARC', () => {
  it('says which policy holds, and notes what no longer counts', () => {
    expect(
      judgeDmarc(walk('news.example.com', { 'example.com': 'v=DMARC1; p=reject; sp=none; pct=50' })),
    ).toEqual({
      check: 'DMARC',
      level: 'ok',
      found: 'p=none at _dmarc.example.com; without reports (rua); pct no longer counts (RFC 9989)',
      advice: null,
    })
  })

  it('gives the record to add where there is none', () => {
    expect(judgeDmarc(walk('example.com', {}))).toMatchObject({
      level: 'warn',
      advice: expect.stringContaining('Add a TXT record at _dmarc.example.com: v=DMARC1; p=none'),
    })
  })

  it('fails for a spoiled record, warns of a malformed policy, and is unknown without an answer', () => {
    expect(judgeDmarc(walk('example.com', { 'example.com': 'v=DMARC1; p=block' })).level).toBe('fail')
    expect(
      judgeDmarc(walk('example.com', { 'example.com': 'v=DMARC1; p=block; rua=mailto:d@example.com' })).level,
    ).toBe('warn')
    expect(judgeDmarc(walk('example.com', { 'example.com': '?' }))).toMatchObject({
      level: 'unknown',
      found: expect.stringContaining('timeout'),
    })
  })
})

describe('alignment', () => {
  const relaxed = { 'example.com': 'v=DMARC1; p=reject' }
  const strict = { 'example.com': 'v=DMARC1; p=reject; adkim=s; aspf=s' }
  const level = (
    zone: Record<string, string>,
    { from = 'example.com', dkim, spf }: { from?: string; dkim: string | null; spf: string },
  ) =>
    judgeAlignment({
      from: walk(from, zone),
      dkim: dkim === null ? null : walk(dkim, zone),
      spf: walk(spf, zone),
    }).level

  it('holds for the same domain, and for one of the same organization unless the policy is strict', () => {
    expect(level(relaxed, { dkim: 'example.com', spf: 'send.example.com' })).toBe('ok')
    expect(level(relaxed, { from: 'news.example.com', dkim: 'example.com', spf: 'x.example.net' })).toBe('ok')
    expect(level(strict, { dkim: 'mail.example.com', spf: 'example.net' })).toBe('fail')
    expect(level(strict, { dkim: 'example.com', spf: 'send.example.com' })).toBe('ok')
  })

  it('by SPF alone is a warning, since forwarding breaks it', () => {
    expect(level(relaxed, { dkim: null, spf: 'example.com' })).toBe('warn')
    expect(level(relaxed, { dkim: 'example.net', spf: 'example.com' })).toBe('warn')
  })

  it('fails where neither vouches, and is unknown where a walk broke off', () => {
    expect(level(relaxed, { dkim: 'example.net', spf: 'example.org' })).toBe('fail')
    expect(
      level({ 'example.com': '?' }, { from: 'news.example.com', dkim: 'example.com', spf: 'example.net' }),
    ).toBe('unknown')
  })
})
