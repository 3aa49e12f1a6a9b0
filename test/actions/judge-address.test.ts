import { describe, expect, it } from 'vitest'
import { judgeAddress } from '../../src/actions/judge-address.ts'

const strict = { disposable: 'refuse', role: 'refuse', noMailServer: 'refuse' } as const
const lenient = { disposable: 'accept', role: 'accept', noMailServer: 'accept' } as const
const domains = (answer: 'yes' | 'no' | 'unknown') => {
  const asked: string[] = []
  const takesMail = async (domain: string) => {
    asked.push(domain)
    return answer
  }
  return { asked, takesMail }
}

describe('an address at the sign-up form', () => {
  it.each([
    ['info@example.com', 'role'],
    ['No-Reply+x@example.com', 'role'],
    ['postmaster@example.com', 'role'],
    ['ana@mailinator.com', 'disposable'],
    ['ana@inbox.mailinator.com', 'disposable'],
    ['ana@MAILINATOR.com', 'disposable'],
  ])('such as %s is refused as %s where that is set, and else taken', async (address, why) => {
    const { takesMail } = domains('yes')
    expect(await judgeAddress({ takesMail }, address, strict)).toEqual({ kind: 'refused', why })
    expect(await judgeAddress({ takesMail }, address, lenient)).toEqual({ kind: 'fine' })
  })

  it.each([
    'ana@example.com',
    'information@example.com',
    'ana.info@example.com',
    'ana@mailinator.com.example.com',
  ])('such as %s is fine', async (address) => {
    expect(await judgeAddress(domains('yes'), address, strict)).toEqual({ kind: 'fine' })
  })

  it('is refused where its domain takes no mail, and taken where nobody knows', async () => {
    const none = domains('no')
    expect(await judgeAddress(none, 'ana@example.com', strict)).toEqual({
      kind: 'refused',
      why: 'no-mail-server',
    })
    expect(none.asked).toEqual(['example.com'])
    expect(await judgeAddress(domains('unknown'), 'ana@example.com', strict)).toEqual({ kind: 'fine' })
  })

  it('costs no question to DNS where that is not to be known', async () => {
    const none = domains('no')
    expect(await judgeAddress(none, 'ana@example.com', { ...strict, noMailServer: 'accept' })).toEqual({
      kind: 'fine',
    })
    await judgeAddress(none, 'info@example.com', strict)
    expect(none.asked).toEqual([])
  })
})
