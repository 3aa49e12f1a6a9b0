import { describe, expect, it } from 'vitest'
import { parseMessageId } from '../../../src/core/mail/message-id.ts'

describe('a Message-ID', () => {
  it.each(['<12.1.2.abc9@mail.example.com>', ' 12.1.2.abc9@mail.example.com'])(
    'of ours is read: %s',
    (text) => {
      expect(parseMessageId(text)).toEqual({ delivery: 12, generation: 1, epoch: 2, instance: 'abc9' })
    },
  )

  it.each([
    '',
    '<CAF=abc@mail.gmail.com>',
    '<12.1.abc9@mail.example.com>',
    '<-12.1.2.abc9@mail.example.com>',
    '<12.1.2.abc9@>',
    '<12.1.2.abc9@a> <13.1.2.abc9@a>',
    `<${'1'.repeat(40)}.1.2.abc9@a>`,
    `<12.1.2.abc9@${'a'.repeat(100_000)}`,
  ])('of anybody else is not: %#', (text) => {
    expect(parseMessageId(text)).toBeNull()
  })
})
