import { describe, expect, it } from 'vitest'
import { mailboxHash, mailboxOf } from '../../../src/core/sign-up/mailbox.ts'

describe('the mailbox of an address', () => {
  it.each([
    ['Ana@example.com', 'ana@example.com'],
    ['ana+tips@example.com', 'ana@example.com'],
    ['a.n.a@example.com', 'a.n.a@example.com'],
    ['a.n.a+x+y@gmail.com', 'ana@gmail.com'],
    ['an.a@googlemail.com', 'ana@gmail.com'],
  ])('of %s is %s', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox)
  })

  it('is counted by a keyed hash, which is not the one that suppressions keep', () => {
    const hash = mailboxHash('pepper', 'ana+1@example.com')
    expect(hash).toBe(mailboxHash('pepper', 'ANA@example.com'))
    expect(hash).not.toBe(mailboxHash('other', 'ana@example.com'))
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})
