import { describe, expect, it } from 'vitest'
import { judgeWebhook } from '../../../src/core/doctor/webhook.ts'

const DAY = 24 * 60 * 60_000
const now = Date.parse('2026-11-30T10:00:00Z')

describe('the webhook', () => {
  const state = {
    address: 'https://mail.example.com/webhooks/resend',
    secret: true,
    newestEvent: null,
    submitted: null,
  }

  it('needs its secret, and should have brought an event since mail was submitted', () => {
    expect(judgeWebhook({ ...state, secret: false }).level).toBe('fail')
    expect(judgeWebhook(state).level).toBe('ok')
    expect(judgeWebhook({ ...state, submitted: now - DAY }).level).toBe('warn')
    expect(judgeWebhook({ ...state, submitted: now - DAY, newestEvent: now - 2 * DAY }).level).toBe('warn')
    expect(judgeWebhook({ ...state, submitted: now - DAY, newestEvent: now }).level).toBe('ok')
  })
})
