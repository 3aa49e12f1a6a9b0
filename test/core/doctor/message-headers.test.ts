import { describe, expect, it } from 'vitest'
import { judgeMessage, readHeaders } from '../../../src/core/doctor/message-headers.ts'

const headers = {
  'List-Unsubscribe': '<https://mail.example.com/unsubscribe/x>',
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-Id': 'Tips <tips.mail.example.com>',
  Date: 'Mon, 30 Nov 2026 10:00:00 +0000',
  'Message-ID': '<1@mail.example.com>',
  'DKIM-Signature':
    'v=1; a=rsa-sha256; d=example.com;\r\n h=from:date:list-unsubscribe:\r\n list-unsubscribe-post:list-id; bh=x; b=y',
}

function message(changes: Readonly<Record<string, string | null>> = {}): Uint8Array {
  const lines = Object.entries({ ...headers, ...changes }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\nList-Id: not a header\r\n`)
}

const levels = (...of: Parameters<typeof judgeMessage>) => judgeMessage(...of).map(({ level }) => level)

describe('the headers of a message', () => {
  it('are read unfolded, and not beyond the empty line', () => {
    const read = readHeaders(message())
    expect(read.filter(({ name }) => name === 'list-id')).toHaveLength(1)
    expect(read.at(-1)?.value).toContain('list-unsubscribe: list-unsubscribe-post')
  })

  it('are fine with one of each, and a signature over both of one-click', () => {
    expect(levels(message(), 'we')).toEqual(['ok', 'ok'])
  })

  it.each([
    ['List-Unsubscribe missing', { 'List-Unsubscribe': null }, 'list-unsubscribe stands 0 times'],
    ['List-Unsubscribe twice', { 'list-unsubscribe': '<https://x/>' }, 'list-unsubscribe stands 2 times'],
    ['no https', { 'List-Unsubscribe': '<http://mail.example.com/x>' }, 'not https'],
    ['only mailto', { 'List-Unsubscribe': '<mailto:x@example.com>' }, 'not https'],
    ['another value', { 'List-Unsubscribe-Post': 'One-Click' }, 'List-Unsubscribe=One-Click'],
    ['no Date', { Date: null }, 'date stands 0 times'],
  ])('fail with %s', (_, changes, words) => {
    expect(judgeMessage(message(changes), 'we')[0]).toMatchObject({
      level: 'fail',
      found: expect.stringContaining(words),
    })
  })

  it('fail where our signature leaves one out or is missing', () => {
    expect(levels(message({ 'DKIM-Signature': 'v=1; h=from:list-unsubscribe; b=y' }), 'we')).toEqual([
      'ok',
      'fail',
    ])
    expect(levels(message({ 'DKIM-Signature': null }), 'we')).toEqual(['ok', 'fail'])
  })

  it('cannot be known before delivery where another signs, and need no signature while captured', () => {
    expect(judgeMessage(message(), 'resend')[1]).toMatchObject({
      level: 'unknown',
      advice: expect.stringContaining('h= in DKIM-Signature'),
    })
    expect(levels(message(), 'the mail server')).toEqual(['ok', 'unknown'])
    expect(levels(message({ 'List-Unsubscribe': '<http://localhost:3000/x>' }), 'nobody')).toEqual(['ok'])
  })
})
