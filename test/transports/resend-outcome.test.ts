import { describe, expect, it } from 'vitest'
import { resendOutcome } from '../../src/transports/resend-outcome.ts'
import type { SendResult } from '../../src/transports/transport.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function outcome(name: string | null, status: number, headers: Record<string, string> = {}): SendResult {
  return resendOutcome({ name, status, headers })
}

/** `refused`, or `blocked by rate`. */
function words(result: SendResult): string {
  return result.kind === 'blocked' ? `blocked by ${result.by}` : result.kind
}

function waitOf(result: SendResult): number | undefined {
  return 'afterMs' in result ? result.afterMs : undefined
}

describe('what an answer of Resend says of its message', () => {
  it.each<[string, number, string[]]>([
    ['refused', 400, ['validation_error', 'invalid_idempotency_key']],
    ['blocked by configuration', 401, ['missing_api_key', 'restricted_api_key']],
    ['blocked by configuration', 403, ['invalid_api_key', 'suspended_api_key', 'invalid_permission']],
    ['blocked by from', 403, ['validation_error']],
    ['blocked by from', 422, ['invalid_from_address']],
    ['blocked by quota', 403, ['email_above_quota']],
    ['blocked by configuration', 404, ['not_found']],
    ['blocked by configuration', 405, ['method_not_allowed']],
    ['uncertain', 409, ['invalid_idempotent_request', 'concurrent_idempotent_requests', 'resource_locked']],
    [
      'refused',
      422,
      [
        ...['invalid_attachment', 'invalid_parameter', 'missing_required_field'],
        ...['missing_required_parameter', 'invalid_access', 'invalid_region'],
      ],
    ],
    ['blocked by rate', 429, ['rate_limit_exceeded']],
    ['blocked by quota', 429, ['daily_quota_exceeded', 'monthly_quota_exceeded']],
    ['blocked by configuration', 451, ['security_error']],
    ['uncertain', 500, ['application_error', 'internal_server_error', 'service_unavailable']],
  ])('is %s for status %d with each of its names', (kind, status, names) => {
    expect(names.map((name) => words(outcome(name, status)))).toEqual(names.map(() => kind))
  })

  it.each([
    [302, 'uncertain'],
    [307, 'blocked by configuration'],
    [308, 'blocked by configuration'],
    [400, 'refused'],
    [402, 'blocked by configuration'],
    [408, 'uncertain'],
    [409, 'uncertain'],
    [413, 'refused'],
    [418, 'retry-later'],
    [422, 'refused'],
    [429, 'blocked by rate'],
    [451, 'blocked by configuration'],
    [500, 'uncertain'],
    [504, 'uncertain'],
    [599, 'uncertain'],
  ])('goes for a name that nobody knows by the class of status %j', (status, kind) => {
    for (const name of ['brand_new_error', 'constructor', '__proto__', null])
      expect(words(outcome(name, status))).toBe(kind)
  })

  it('is final only where the same key was used for another message', () => {
    expect(outcome('invalid_idempotent_request', 409)).toHaveProperty('final', true)
    for (const name of ['concurrent_idempotent_requests', 'resource_locked', null])
      expect(outcome(name, 409)).not.toHaveProperty('final')
  })

  it('waits as long as the longer of the two headers asks, a second at least and a day at most', () => {
    const wait = (headers: Record<string, string>) => waitOf(outcome('rate_limit_exceeded', 429, headers))
    expect([
      wait({}),
      wait({ 'retry-after': '2', 'ratelimit-reset': '7' }),
      wait({ 'retry-after': '7', 'ratelimit-reset': '2' }),
      wait({ 'ratelimit-reset': '0' }),
      wait({ 'ratelimit-reset': 'soon', 'retry-after': '1.5' }),
      wait({ 'retry-after': '-5' }),
      wait({ 'retry-after': '1e99' }),
    ]).toEqual([1000, 7000, 7000, 1000, 1500, 1000, 24 * HOUR])
  })

  it('reads a date to wait for by the clock of the server that wrote it', () => {
    const wait = (headers: Record<string, string>) => waitOf(outcome('rate_limit_exceeded', 429, headers))
    const date = 'Tue, 03 Nov 2026 09:00:00 GMT'
    expect(wait({ date, 'retry-after': 'Tue, 03 Nov 2026 09:00:30 GMT' })).toBe(30_000)
    expect(wait({ date, 'retry-after': 'Tue, 03 Nov 2026 08:00:00 GMT' })).toBe(1000)
    expect(wait({ date, 'retry-after': 'tomorrow' })).toBe(1000)
    expect(wait({ 'retry-after': date })).toBe(1000)
  })

  it('does not take the reset of the rate for the end of a quota', () => {
    const headers = { 'ratelimit-reset': '1' }
    expect(waitOf(outcome('daily_quota_exceeded', 429, headers))).toBe(HOUR)
    expect(waitOf(outcome('monthly_quota_exceeded', 429, headers))).toBe(6 * HOUR)
    expect(waitOf(outcome('email_above_quota', 403, headers))).toBe(HOUR)
    expect(waitOf(outcome('daily_quota_exceeded', 429, { 'retry-after': '7200' }))).toBe(2 * HOUR)
  })

  it('asks a wrong setting again after a quarter of an hour, and a closed account after an hour', () => {
    expect(waitOf(outcome('invalid_api_key', 403))).toBe(15 * MINUTE)
    expect(waitOf(outcome('suspended_api_key', 403))).toBe(15 * MINUTE)
    expect(waitOf(outcome('security_error', 451))).toBe(HOUR)
  })

  it('says what to do where the account is at fault', () => {
    expect(outcome('validation_error', 403)).toMatchObject({
      reason: expect.stringContaining('domain of its address is verified'),
    })
    expect(outcome('restricted_api_key', 401)).toMatchObject({
      reason: expect.stringContaining('RESEND_API_KEY'),
    })
    expect(outcome('not_found', 404)).toMatchObject({ reason: expect.stringContaining('RESEND_BASE_URL') })
  })
})
