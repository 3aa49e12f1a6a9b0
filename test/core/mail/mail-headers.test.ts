import { describe, expect, it } from 'vitest'
import {
  automaticHeaders,
  listHeaders,
  listHost,
  type StepOrigin,
  stepHeaders,
} from '../../../src/core/mail/mail-headers.ts'

function origin(more: Partial<StepOrigin> = {}): StepOrigin {
  return {
    listName: 'Weekly tips',
    listSlug: 'weekly-tips',
    host: 'mail.example.com',
    sequence: '7',
    step: '12',
    unsubscribeUrl: 'https://mail.example.com/unsubscribe/1-2-0-abc',
    ...more,
  }
}

describe('the headers of a step', () => {
  it('are the one-click pair, the list, the feedback id and the mark of automatic mail, each once', () => {
    expect(stepHeaders(origin())).toEqual([
      { name: 'List-Unsubscribe', value: '<https://mail.example.com/unsubscribe/1-2-0-abc>' },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
      { name: 'List-Id', value: 'Weekly tips <weekly-tips.mail.example.com>' },
      { name: 'Feedback-ID', value: '12:7:weekly-tips:rivulet' },
      { name: 'Auto-Submitted', value: 'auto-generated' },
    ])
  })

  it('let no list name start a header or forge a list id', () => {
    const listName = 'Tips\r\nBcc: x@example.com <evil.example>, "q" (c)'
    const [{ value } = { value: '' }] = listHeaders(origin({ listName }))
    expect(value).toBe('Tips Bcc x example com evil example q c <weekly-tips.mail.example.com>')
  })

  it('leave a name out that is only marks', () => {
    expect(listHeaders(origin({ listName: '<>' }))).toEqual([
      { name: 'List-Id', value: '<weekly-tips.mail.example.com>' },
    ])
  })

  it('keep the list id within 255 characters', () => {
    const [{ value } = { value: '' }] = listHeaders(origin({ listSlug: 'x'.repeat(400) }))
    expect(value.slice(value.indexOf('<') + 1, -1)).toHaveLength(255)
  })

  it('have four parts in the feedback id, whatever the keys are', () => {
    const headers = stepHeaders(origin({ step: 'a:b\r\nc', sequence: '', listSlug: 'ü' }))
    expect(headers.find(({ name }) => name === 'Feedback-ID')?.value).toBe('a-b-c:none:none:rivulet')
  })

  it('escape an address that could leave its brackets', () => {
    const [first] = stepHeaders(
      origin({ unsubscribeUrl: 'https://example.com/u?a=>, <https://evil.example>' }),
    )
    expect(first?.value).toBe('<https://example.com/u?a=%3E,%20%3Chttps://evil.example%3E>')
  })
})

it('a confirmation has no list headers', () => {
  expect(automaticHeaders().map(({ name }) => name)).toEqual(['Auto-Submitted'])
})

describe('listHost', () => {
  it.each([
    ['https://Mail.Example.com:8443', 'maya@clinic.example', 'mail.example.com'],
    ['http://127.0.0.1:3000', 'maya@Clinic.example', 'clinic.example'],
    ['http://[::1]:3000', 'maya@clinic.example', 'clinic.example'],
    ['http://localhost:3000', 'maya@clinic.example', 'clinic.example'],
    ['http://localhost:3000', '', 'localhost'],
  ])('of %s and %j is %s', (publicUrl, fromAddress, host) => {
    expect(listHost({ publicUrl, fromAddress })).toBe(host)
  })
})
