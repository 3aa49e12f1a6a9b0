import { describe, expect, it } from 'vitest'
import { type MeasuredPage, measurePages } from '../../bench/pages/measure-pages.ts'
import { figuresOf, reportLines } from '../../bench/pages/page-report.ts'

function measured(page: Partial<MeasuredPage>): MeasuredPage {
  return { name: 'front', language: 'en', bytes: 1_000, times: [1, 2, 30], ...page }
}

const baseline = measured({ name: 'an empty answer', language: null, bytes: 2, times: [0.4, 0.5, 0.6] })

describe('the figures of the pages', () => {
  it('stand in one table beside an empty answer, with the worst of each below', () => {
    const feed = measured({ name: 'feed.json', language: 'de', bytes: 60_000, isFeed: true })
    expect(reportLines([baseline, measured({}), feed])).toEqual([
      'page             language  bytes  p50 ms  p99 ms',
      'an empty answer                2    0.50    0.60',
      'front            en         1000    2.00   30.00',
      'feed.json        de        60000    2.00   30.00',
      '',
      'worst p50 2.00 ms (at most 20)',
      'worst p99 30.00 ms',
      'largest page 1000 bytes (at most 30720)',
    ])
  })

  it.each([
    ['a page that half of its visitors wait too long for', { times: [1, 20.1, 21] }, false],
    ['a feed that is slow', { times: [1, 20.1, 21], isFeed: true }, false],
    ['a page that is too large', { bytes: 30 * 1024 + 1 }, false],
    ['a page at both limits', { bytes: 30 * 1024, times: [1, 20, 300] }, true],
    ['a feed that is large', { bytes: 60_000, isFeed: true }, true],
    ['the baseline, however slow', { language: null, times: [30, 30, 30] }, true],
  ])('tell whether %s is within the limits', (_, page, within) => {
    expect(figuresOf([measured(page)])[0]?.within).toBe(within)
    const named = reportLines([measured({}), measured(page)]).some((line) =>
      line.startsWith('over the limit'),
    )
    expect(named).toBe(!within)
  })

  it('come from every public page of a real server, in two languages', async () => {
    const pages = await measurePages({ rounds: 1, people: 2, issues: 1 })
    const names = pages.filter(({ language }) => language === 'de').map(({ name }) => name)
    const own = ['confirm', 'preferences', 'unsubscribe', 'view']
    const shared = ['front', 'subscribe', 'form answer', ...own, 'lost mail', 'archive', 'issue']
    expect(names).toEqual([...shared, 'feed.xml', 'feed.json'])
    expect(pages).toHaveLength(2 * names.length + 1)
    expect(pages.every(({ bytes, times }) => bytes > 0 && times.length === 1)).toBe(true)
  }, 60_000)
})
