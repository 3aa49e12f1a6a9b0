import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { complaintFor, dsnFor, reportedMessage } from '../../../bench/fake-smtp/reports.ts'

const message = reportedMessage({ messageId: '<42.1.1.x@mail.example.com>', to: 'ana@example.com' })

/** The parts between the boundary lines, and the header before them. */
function partsOf(report: string): readonly string[] {
  const boundary = /boundary="([^"]+)"/.exec(report)?.[1] ?? ''
  return report.split(`--${boundary}`).slice(0, -1)
}

describe('a delivery status notification', () => {
  it('has the three parts of RFC 3464 and comes from the empty sender', async () => {
    const report = dsnFor(message, { action: 'failed', status: '5.1.1' })
    const [header, words, status, returned] = partsOf(report)
    expect(header).toContain('Return-Path: <>')
    expect(header).toMatch(/Content-Type: multipart\/report; report-type=delivery-status;\r\n boundary=/)
    expect(words).toContain('text/plain')
    expect(status).toContain(
      'Final-Recipient: rfc822; ana@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n',
    )
    expect(returned).toContain('Content-Type: message/rfc822-headers')
    expect(returned).toContain('Message-ID: <42.1.1.x@mail.example.com>')
    expect(returned).not.toContain('Call a friend')
    expect((await simpleParser(report)).subject).toBe('Undelivered Mail Returned to Sender')
  })

  it('may hide the recipient and return the whole message', () => {
    const report = dsnFor(message, {
      action: 'delayed',
      status: '4.2.2',
      redacted: true,
      returned: 'message',
    })
    expect(report).not.toContain('ana@example.com')
    expect(report).toContain('Action: delayed\r\nStatus: 4.2.2')
    expect(partsOf(report)[3]).toMatch(/Content-Type: message\/rfc822\r\n\r\nFrom: [\s\S]+Call a friend/)
  })
})

describe('a complaint', () => {
  it('has the three parts of RFC 5965', async () => {
    const report = complaintFor(message)
    const [header, , feedback, returned] = partsOf(report)
    expect(header).toContain('report-type=feedback-report')
    expect(feedback).toContain('Feedback-Type: abuse\r\nUser-Agent: SampleFeedback/1.0\r\nVersion: 1\r\n')
    expect(feedback).toContain('Original-Rcpt-To: <ana@example.com>')
    expect(returned).toContain('Message-ID: <42.1.1.x@mail.example.com>')
    expect((await simpleParser(report)).subject).toBe('Email feedback report')
  })

  it('may hide the recipient', () => {
    const report = complaintFor(message, { redacted: true, feedbackType: 'fraud' })
    expect(report).not.toContain('ana@example.com')
    expect(report).toContain('Feedback-Type: fraud')
  })
})
