import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../bench/fake-resend/faults.ts'
import { type FakeResend, startFakeResend } from '../../bench/fake-resend/server.ts'
import type { Message } from '../../src/core/mail/message.ts'
import { resendTransport } from '../../src/transports/resend.ts'
import type { BatchCall, BatchResult, Transport } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'

let resend: FakeResend
let open: Transport[]

beforeEach(async () => {
  resend = await startFakeResend()
  open = []
})

afterEach(async () => {
  await Promise.all([resend.close(), ...open.map((transport) => transport.close())])
})

function batchCall(batchValidation: 'permissive' | 'strict' = 'permissive'): BatchCall {
  const transport = resendTransport({ apiKey: 're_test', baseUrl: resend.url, batchValidation })
  open.push(transport)
  if (!transport.batch) throw new Error('There is no batch call')
  return transport.batch
}

function sendAll(messages: readonly Message[], call = batchCall()): Promise<BatchResult> {
  return call.send(messages, 'batch/test.1/7', new AbortController().signal)
}

/** To `ana`, `poison` and so on at example.com; each its own delivery, numbered from 1. */
function messagesTo(...names: readonly string[]): Message[] {
  return names.map((name, at) =>
    sampleMessage({ to: { name, address: `${name}@example.com` }, tags: { delivery: String(at + 1) } }),
  )
}

const ids = () => resend.accepted.map(({ id }) => id)
const refusedByResend = { kind: 'refused', reason: 'Resend refused the message' }
const manyNames = Array.from({ length: 100 }, (_, at) => `reader${at}`)

describe('a batch for Resend', () => {
  it('carries a hundred messages in one call, in order, under one key', async () => {
    const call = batchCall()
    expect(call.size).toBe(100)
    expect(await sendAll(messagesTo(...manyNames), call)).toEqual({
      kind: 'each',
      results: ids().map((providerId) => ({ kind: 'accepted', providerId })),
    })
    expect(resend.accepted.map(({ delivery }) => delivery)).toEqual(manyNames.map((_, at) => at + 1))
    expect(resend.calls).toHaveLength(1)
    expect(resend.calls[0]).toMatchObject({
      path: '/emails/batch',
      headers: { 'idempotency-key': 'batch/test.1/7', 'x-batch-validation': 'permissive' },
    })
  })

  it('is the same bytes each time, and sends once', async () => {
    const first = await sendAll(messagesTo('ana', 'poison', 'ben'))
    expect(await sendAll(messagesTo('ana', 'poison', 'ben'))).toEqual(first)
    expect(resend.accepted).toHaveLength(2)
    expect(resend.calls[1]?.body).toBe(resend.calls[0]?.body)
  })

  it('does not keep the others back for a message that Resend refuses', async () => {
    const result = await sendAll(messagesTo('poison', 'ana', 'poison.too', 'ben'))
    const [ana, ben] = ids().map((providerId) => ({ kind: 'accepted', providerId }))
    expect(result).toEqual({ kind: 'each', results: [refusedByResend, ana, refusedByResend, ben] })
    expect(resend.accepted.map(({ delivery }) => delivery)).toEqual([2, 4])
  })

  it('is refused whole for one message where validation is strict, and nothing went out', async () => {
    expect(await sendAll(messagesTo('ana', 'poison'), batchCall('strict'))).toEqual({
      kind: 'whole',
      result: { kind: 'refused', reason: 'Resend refused the message (validation_error, 422)' },
    })
    expect(resend.calls[0]?.headers['x-batch-validation']).toBe('strict')
    expect(resend.accepted).toEqual([])
    expect((await sendAll(messagesTo('ana', 'ben'), batchCall('strict'))).kind).toBe('each')
  })

  it('leaves out what has no form of an email, refuses it by itself, and sends the rest', async () => {
    const [ana, ben, cleo] = messagesTo('ana', 'ben\r\nBcc: eve', 'cleo')
    const result = await sendAll([ana, ben, cleo].filter((one) => one !== undefined))
    expect(result.kind === 'each' && result.results.map(({ kind }) => kind)).toEqual([
      ...['accepted', 'refused', 'accepted'],
    ])
    expect(resend.accepted.map(({ delivery }) => delivery)).toEqual([1, 3])
  })

  it('makes no call where nothing in it can be sent', async () => {
    const result = await sendAll(messagesTo('a\nb', 'c\nd'))
    expect(result.kind === 'each' && result.results.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
    expect(await sendAll([])).toEqual({ kind: 'each', results: [] })
    expect(resend.calls).toEqual([])
  })

  it('goes as a single email under the same key where it is of one', async () => {
    expect(await sendAll(messagesTo('ana'))).toMatchObject({ kind: 'each', results: [{ kind: 'accepted' }] })
    expect(resend.calls[0]).toMatchObject({
      path: '/emails',
      headers: { 'idempotency-key': 'batch/test.1/7' },
    })
  })

  it('of one is refused, blocked or uncertain as a whole', async () => {
    expect(await sendAll(messagesTo('poison'))).toMatchObject({ kind: 'whole', result: { kind: 'refused' } })
    resend.fail({ kind: 'error', status: 429 }, { kind: 'error', status: 500 })
    expect(await sendAll(messagesTo('ana'))).toMatchObject({ kind: 'whole', result: { kind: 'blocked' } })
    expect(await sendAll(messagesTo('ana'))).toMatchObject({ kind: 'whole', result: { kind: 'uncertain' } })
  })

  it.each<Fault>([
    { kind: 'reset-before' },
    { kind: 'reset-after' },
    { kind: 'half-answer' },
    { kind: 'error', status: 500, accepted: true },
    { kind: 'answer', body: '{"data":null}' },
    { kind: 'answer', body: '{"id":"1"}' },
    { kind: 'answer', body: '<html>' },
  ])('is unknown as a whole after %j, and settles by the same call', async (fault) => {
    resend.fail(fault)
    const result = await sendAll(messagesTo('ana', 'ben'))
    expect(result).toMatchObject({ kind: 'whole', result: { kind: 'uncertain' } })
    expect(result).not.toHaveProperty('result.final')
    expect(await sendAll(messagesTo('ana', 'ben'))).toMatchObject({
      kind: 'each',
      results: ids().map((providerId) => ({ kind: 'accepted', providerId })),
    })
    expect(resend.accepted).toHaveLength(2)
  })

  it.each([
    { data: [{ id: 'a' }] },
    { data: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
    { data: [{ id: 'a' }, { id: 'a' }] },
    { data: [{ id: 'a' }], errors: [{ index: 2, message: '' }] },
    { data: [{ id: 'a' }], errors: [{ index: -1, message: '' }] },
    { data: [], errors: [{ index: 1 }, { index: 1 }] },
    { data: [{ id: 'a' }, { id: 'b' }], errors: [{ index: 0 }] },
  ])('assigns nothing where ids and messages do not match: %j', async (body) => {
    resend.fail({ kind: 'answer', body: JSON.stringify(body) })
    expect(await sendAll(messagesTo('ana', 'ben'))).toEqual({
      kind: 'whole',
      result: {
        kind: 'uncertain',
        reason: 'Resend named ids that fit no message of the batch',
        final: true,
      },
    })
  })

  it.each<[number, string, object]>([
    [422, 'validation_error', { kind: 'refused' }],
    [413, 'payload_too_large', { kind: 'refused' }],
    [429, 'rate_limit_exceeded', { kind: 'blocked', by: 'rate' }],
    [429, 'daily_quota_exceeded', { kind: 'blocked', by: 'quota' }],
    [403, 'invalid_api_key', { kind: 'blocked', by: 'configuration' }],
    [409, 'invalid_idempotent_request', { kind: 'uncertain', final: true }],
    [409, 'concurrent_idempotent_requests', { kind: 'uncertain' }],
    [503, 'service_unavailable', { kind: 'uncertain' }],
  ])('says the same of all its messages for %d %s', async (status, name, result) => {
    resend.fail({ kind: 'error', status, name })
    expect(await sendAll(messagesTo('ana', 'ben'))).toMatchObject({ kind: 'whole', result })
  })

  it('is known not to have left where nobody listens, or where it was stopped before', async () => {
    const call = batchCall()
    expect(await call.send(messagesTo('ana', 'ben'), 'k', AbortSignal.abort())).toMatchObject({
      kind: 'whole',
      result: { kind: 'retry-later' },
    })
    await resend.close()
    expect(await sendAll(messagesTo('ana', 'ben'), call)).toMatchObject({
      kind: 'whole',
      result: { kind: 'blocked', by: 'outage' },
    })
  })
})
