import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readResendEvent } from '../../../src/ingest/events/resend-event.ts'

const CREATED = '2026-11-30T10:00:00.000Z'

function event(type: string, data: Readonly<Record<string, unknown>> = {}): string {
  const tags = { delivery: '12', instance: 'abc' }
  return JSON.stringify({
    type,
    created_at: CREATED,
    data: { email_id: 're-1', to: ['Ana@Example.com'], tags, ...data },
  })
}

describe('an event of Resend', () => {
  it('says which email it is of, when it happened, and to whom', () => {
    expect(readResendEvent(event('email.delivered'))).toEqual({
      kind: 'delivered',
      fact: 'delivered',
      delivery: { id: 12, instance: 'abc' },
      epoch: null,
      providerId: 're-1',
      to: ['ana@example.com'],
      occurredAt: Date.parse(CREATED),
    })
  })

  it.each([
    ['email.sent', {}, 'accepted'],
    ['email.delivered', {}, 'delivered'],
    ['email.delivery_delayed', {}, 'delayed'],
    ['email.failed', { failed: { reason: 'reached_daily_quota' } }, 'failed'],
    ['email.complained', {}, 'complained'],
    ['email.bounced', { bounce: { type: 'Permanent', subType: 'General' } }, 'bounced'],
    ['email.bounced', { bounce: { type: 'Transient', subType: 'MailboxFull' } }, 'soft-bounced'],
    ['email.bounced', { bounce: { type: 'Undetermined' } }, 'soft-bounced'],
    ['email.bounced', {}, 'soft-bounced'],
    ['email.bounced', { bounce: 'no' }, 'soft-bounced'],
    ['email.suppressed', { suppressed: { type: 'OnAccountSuppressionList' } }, 'bounced'],
    ['email.suppressed', { suppressed: { reason: 'previous_bounce' } }, 'bounced'],
    ['email.suppressed', { suppressed: { reason: 'previous_complaint' } }, 'complained'],
  ])('%s with %j means %s', (type, data, fact) => {
    expect(readResendEvent(event(type, data))).toMatchObject({ kind: fact, fact })
  })

  it.each([
    ['email.opened', 'opened'],
    ['email.clicked', 'clicked'],
    ['email.received', 'received'],
    ['email.scheduled', 'scheduled'],
    ['contact.created', 'contact'],
    ['domain.updated', 'domain'],
    ['suppression.added', 'suppression'],
    ['inbox.email.sent', 'unknown'],
    ['email.teleported', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is kept as %s and says nothing', (type, kind) => {
    expect(readResendEvent(event(type))).toMatchObject({ kind, fact: null })
  })

  it('has its tags as a record or as a list', () => {
    const tags = [
      { name: 'instance', value: 'abc' },
      { name: 'delivery', value: '7' },
    ]
    expect(readResendEvent(event('email.sent', { tags }))?.delivery).toEqual({ id: 7, instance: 'abc' })
  })

  it.each([
    { delivery: 'x', instance: 'abc' },
    { delivery: '-1', instance: 'abc' },
    { delivery: '1e3', instance: 'abc' },
    { delivery: '12' },
    { delivery: 12, instance: 'abc' },
    null,
    'none',
  ])('names no delivery with the tags %j', (tags) => {
    expect(readResendEvent(event('email.sent', { tags }))?.delivery).toBeNull()
  })

  it('is read although fields around it are odd', () => {
    const raw = JSON.stringify({
      type: 'email.complained',
      created_at: 'yesterday',
      data: { to: 7, email_id: [] },
    })
    const odd = { fact: 'complained', occurredAt: null, to: [], providerId: null, delivery: null }
    expect(readResendEvent(raw)).toMatchObject(odd)
    expect(readResendEvent('{"type":"email.complained"}')).toMatchObject(odd)
  })

  it.each(['', 'null', '[]', '"email.bounced"', '{', '{"type":5}', '{"__proto__":{"type":"email.bounced"}}'])(
    'is nothing where it is %s',
    (raw) => {
      expect(readResendEvent(raw)).toBeNull()
    },
  )

  it('never throws, whatever is signed', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (raw) => void readResendEvent(raw)))
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (data) => void readResendEvent(JSON.stringify({ type: 'email.bounced', data })),
      ),
    )
  })
})
