import { describe, expect, it } from 'vitest'
import { resendOutcome } from '../../src/transports/resend-outcome.ts'
import type { SendResult } from '../../src/transports/transport.ts'

function outcome(
  name: string | null,
  status: number | null,
  headers: Record<string, string> = {},
): SendResult {
  return resendOutcome({ name, status, headers })
}

function waitOf(result: SendResult): number | undefined {
  return result.kind === 'retry-later' ? result.afterMs : undefined
}

describe('what an answer of Resend says of its message', () => {
  it.each<[SendResult['kind'], number, string[]]>([
    ['refused', 400, ['validation_error', 'invalid_idempotency_key']],
    ['retry-later', 401, ['missing_api_key', 'restricted_api_key']],
    [
      'retry-later',
      403,
      ['invalid_api_key', 'validation_error', 'suspended_api_key', 'invalid_permission', 'email_above_quota'],
    ],
    ['retry-later', 404, ['not_found']],
    ['retry-later', 405, ['method_not_allowed']],
    ['uncertain', 409, ['invalid_idempotent_request', 'concurrent_idempotent_requests', 'resource_locked']],
    [
      'refused',
      422,
      ['invalid_attachment', 'invalid_parameter', 'missing_required_field', 'invalid_from_address'],
    ],
    ['retry-later', 429, ['rate_limit_exceeded', 'daily_quota_exceeded', 'monthly_quota_exceeded']],
    ['retry-later', 451, ['security_error']],
    ['uncertain', 500, ['application_error', 'internal_server_error', 'service_unavailable']],
  ])('is %s for status %d with each of its names', (kind, status, names) => {
    expect(names.map((name) => outcome(name, status).kind)).toEqual(names.map(() => kind))
  })

  it.each([
    [400, 'refused'],
    [402, 'retry-later'],
    [408, 'uncertain'],
    [409, 'uncertain'],
    [413, 'refused'],
    [418, 'retry-later'],
    [422, 'refused'],
    [429, 'retry-later'],
    [451, 'retry-later'],
    [500, 'uncertain'],
    [504, 'uncertain'],
    [302, 'uncertain'],
    [null, 'uncertain'],
  ])('goes for a name that nobody knows by the class of status %j', (status, kind) => {
    for (const name of ['brand_new_error', 'constructor', '__proto__', null])
      expect(outcome(name, status).kind).toBe(kind)
  })

  it('waits as long as the longer of the two headers asks, a second at least and a day at most', () => {
    const wait = (headers: Record<string, string>) => waitOf(outcome('rate_limit_exceeded', 429, headers))
    expect([
      wait({}),
      wait({ 'retry-after': '2', 'ratelimit-reset': '7' }),
      wait({ 'retry-after': '7', 'ratelimit-reset': '2' }),
      wait({ 'ratelimit-reset': '0' }),
      wait({ 'retry-after': 'Tue, 03 Nov 2026 09:00:00 GMT' }),
      wait({ 'retry-after': '-5' }),
      wait({ 'retry-after': '1e99' }),
    ]).toEqual([1000, 7000, 7000, 1000, 1000, 1000, 24 * 60 * 60_000])
  })

  it('does not take the reset of the rate for the end of a quota', () => {
    const headers = { 'ratelimit-reset': '1' }
    expect(waitOf(outcome('daily_quota_exceeded', 429, headers))).toBe(60 * 60_000)
    expect(waitOf(outcome('monthly_quota_exceeded', 429, headers))).toBe(6 * 60 * 60_000)
    expect(waitOf(outcome('daily_quota_exceeded', 429, { 'retry-after': '7200' }))).toBe(2 * 60 * 60_000)
  })

  it('says what to do where the account is at fault', () => {
    expect(outcome('validation_error', 403)).toMatchObject({
      reason: expect.stringContaining('sender domain is verified'),
    })
    expect(outcome('restricted_api_key', 401)).toMatchObject({
      reason: expect.stringContaining('RESEND_API_KEY'),
    })
    expect(outcome('not_found', 404)).toMatchObject({ reason: expect.stringContaining('RESEND_BASE_URL') })
  })
})
