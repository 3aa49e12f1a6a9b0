import { describe, expect, it } from 'vitest'
import { logLine } from '../../src/wiring/log-lines.ts'

describe('a line of the log on a terminal', () => {
  const at = new Date(2026, 10, 30, 14, 5, 9)

  it('is a sentence that says what to do, with the time of day', () => {
    expect(logLine('sign-ups.network-unknown', { why: 'proxy-not-trusted' }, at)).toMatch(
      /^14:05:09 {2}Visitors come through a proxy.* set TRUSTED_PROXIES .* only all together\.$/,
    )
    expect(logLine('worker.started', undefined, at)).toBe('14:05:09  The worker has started.')
  })

  it('is the name and the fields of an event without a sentence', () => {
    expect(logLine('batch.recorded', { batch: 3, submitted: 2 }, at)).toBe(
      '14:05:09  batch.recorded batch=3 submitted=2',
    )
  })

  it('holds nothing that a terminal obeys', () => {
    const line = logLine('sender.blocked', { transport: 'smtp', reason: 'no\u001b[2J\nway' }, at)
    expect(line).not.toMatch(/\p{Cc}/u)
    expect(line).toContain('Sending through smtp is stopped: no [2J way.')
  })
})
