import { describe, expect, it } from 'vitest'
import { judgeMailDomain, type MailDomain } from '../../../src/core/doctor/mail-domain.ts'

const none = { kind: 'none', reason: 'the connection was refused' } as const
const silent = { kind: 'unknown', reason: 'timeout' } as const
const found = <Value>(value: Value) => ({ kind: 'found', value }) as const

describe('the mail domain', () => {
  type Answer = MailDomain['exchanges']
  const level = (exchanges: Answer, addresses: Answer = none) =>
    judgeMailDomain({ check: 'mail', domain: 'example.com', exchanges, addresses }).level

  it('takes mail by MX, or by its address where it has none', () => {
    expect(level(found(['mx.example.com']))).toBe('ok')
    expect(level(none, found(['192.0.2.1']))).toBe('ok')
    expect(level(none)).toBe('fail')
    expect(level(found(['']))).toBe('fail')
    expect(level(silent)).toBe('unknown')
    expect(level(none, silent)).toBe('unknown')
  })
})
