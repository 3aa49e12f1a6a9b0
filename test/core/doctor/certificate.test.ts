import { describe, expect, it } from 'vitest'
import { judgeCertificate } from '../../../src/core/doctor/certificate.ts'

const DAY = 24 * 60 * 60_000
const now = Date.parse('2026-11-30T10:00:00Z')

describe('a certificate', () => {
  it.each([
    [{ fault: null, expiresAt: now + 15 * DAY }, 'ok'],
    [{ fault: null, expiresAt: now + 13 * DAY }, 'warn'],
    [{ fault: null, expiresAt: now - 1 }, 'fail'],
    [{ fault: 'it is for another name', expiresAt: now + 90 * DAY }, 'fail'],
  ] as const)('%j is %s', (certificate, level) => {
    expect(judgeCertificate('certificate', certificate, now).level).toBe(level)
  })
})
