import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAcceptedLog } from '../../bench/fake-resend/accepted-log.ts'
import { drawFates, spreadFaults } from '../../bench/fake-resend/faults.ts'
import { type FakeResend, type FakeResendOptions, startFakeResend } from '../../bench/fake-resend/server.ts'
import { randomFrom } from '../../bench/random.ts'

let folder: string
let open: FakeResend[]
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rivulet-fake-resend-'))
  open = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(open.map((resend) => resend.close()))
  rmSync(folder, { recursive: true })
})

async function start(options: FakeResendOptions = {}): Promise<FakeResend> {
  const resend = await startFakeResend(options)
  open.push(resend)
  return resend
}

function email(overrides: object = {}): object {
  const tags = [{ name: 'delivery', value: '42' }]
  return {
    from: 'maya@example.com',
    to: 'Ana <ana@example.com>',
    subject: 'Hi',
    text: 'Hello',
    tags,
    ...overrides,
  }
}

interface Sent {
  readonly status: number
  readonly headers: Headers
  readonly json: unknown
}

async function post(
  url: string,
  body: unknown,
  { path = '/emails', ...headers }: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: 'Bearer re_test', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, json: await response.json() }
}

/** `422 missing_required_field` */
function problemOf({ status, json }: Sent): string {
  return json instanceof Object && 'name' in json ? `${status} ${json.name}` : String(status)
}

describe('the fake Resend', () => {
  it('writes down what it accepts before it says so, and goes on with its log after a kill', async () => {
    const log = join(folder, 'accepted.jsonl')
    const { child, url } = await startProcess(['--log', log, '--fault', 'reset-after=1'])
    const call = { path: '/emails/batch', 'idempotency-key': 'k1', 'x-batch-validation': 'permissive' }
    const batch = [email(), email({ to: 'poison@example.com' }), email({ to: 'ben@example.com' })]
    await expect(post(url, batch, call)).rejects.toThrow()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const accepted = readAcceptedLog(log)
    expect(accepted).toMatchObject([
      { key: 'k1', index: 0, of: 3, delivery: 42 },
      { key: 'k1', index: 2, of: 3, delivery: 42 },
    ])
    expect(readFileSync(log, 'utf8')).not.toContain('ana@')
    const again = await start({ logFile: log })
    expect((await post(again.url, batch, call)).json).toEqual({
      data: accepted.map(({ id }) => ({ id })),
      errors: [{ index: 1, message: expect.any(String) }],
    })
    await post(again.url, email(), { 'idempotency-key': 'k2' })
    expect(readAcceptedLog(log)).toEqual(again.accepted)
    expect(new Set(again.accepted.map(({ id }) => id)).size).toBe(3)
  })

  it('tells what it took and counted', async () => {
    const resend = await start()
    resend.fail({ kind: 'error', status: 500 })
    for (let time = 0; time < 3; time += 1) await post(resend.url, email(), { 'idempotency-key': 'k1' })
    await post(resend.url, {})
    const counts = await (await fetch(`${resend.url}/_fake/counts`)).json()
    expect(counts).toEqual({
      ...{ requests: 4, acceptedCalls: 1, replays: 1, turnedAway: { 422: 1 }, faults: { error: 1 } },
    })
    const lines = await (await fetch(`${resend.url}/_fake/accepted`)).text()
    expect(lines).toBe(`${JSON.stringify(resend.accepted[0])}\n`)
  })

  it('turns away what the API turns away', async () => {
    const { url } = await start()
    const batch = { path: '/emails/batch' }
    const sent = await Promise.all([
      post(url, email(), { path: '/emails/x' }),
      post(url, email(), { authorization: 'Bearer re_other' }),
      post(url, email(), { 'idempotency-key': 'k'.repeat(257) }),
      post(url, '{'),
      post(url, { from: 'maya@example.com' }),
      post(url, email({ to: 'poison@example.com' })),
      post(url, email({ from: 'maya@unverified.example' })),
      post(url, email({ tags: [{ name: 'not ascii', value: 'é' }] })),
      post(url, email(), batch),
      post(url, [], batch),
      post(url, Array.from({ length: 101 }, email), batch),
      post(url, [email(), email({ to: 'poison@example.com' })], batch),
    ])
    expect(sent.map(problemOf)).toEqual([
      ...['404 not_found', '403 invalid_api_key', '400 invalid_idempotency_key', '400 validation_error'],
      ...['422 missing_required_field', '422 validation_error', '403 validation_error'],
      ...Array<string>(5).fill('422 validation_error'),
    ])
    expect(problemOf(await post(url, email()))).toBe('200')
    expect((await fetch(`${url}/emails`)).status).toBe(405)
    expect((await fetch(`${url}/emails`, { method: 'POST' })).status).toBe(401)
  })

  it('knows a key for a day: the same again is not done again, another is a conflict', async () => {
    let now = 0
    const resend = await start({ now: () => now })
    const gate = Promise.withResolvers<void>()
    resend.fail({ kind: 'slow', until: gate.promise })
    const send = (subject: string) => post(resend.url, email({ subject }), { 'idempotency-key': 'k1' })
    const first = send('one')
    await resend.arrived(1)
    expect(problemOf(await send('one'))).toBe('409 concurrent_idempotent_requests')
    gate.resolve()
    expect((await send('one')).json).toEqual((await first).json)
    expect(problemOf(await send('two'))).toBe('409 invalid_idempotent_request')
    now = 24 * 60 * 60_000
    expect(problemOf(await send('two'))).toBe('200')
    expect(resend.accepted.map(({ subject }) => subject)).toEqual(['one', 'two'])
  })

  it('permits so many calls in a second, and so many messages in a day', async () => {
    let now = 0
    const resend = await start({ perSecond: 2, perDay: 3, now: () => now })
    const send = async () => await post(resend.url, email())
    const first = await send()
    expect(Object.fromEntries(first.headers)).toMatchObject({
      ...{ 'ratelimit-limit': '2', 'ratelimit-policy': '2;w=1' },
      ...{ 'ratelimit-remaining': '1', 'ratelimit-reset': '1' },
    })
    await send()
    const third = await send()
    expect(problemOf(third)).toBe('429 rate_limit_exceeded')
    expect(third.headers.get('retry-after')).toBe('1')
    now = 1000
    expect([problemOf(await send()), problemOf(await send())]).toEqual(['200', '429 daily_quota_exceeded'])
    now = 24 * 60 * 60_000
    expect(problemOf(await send())).toBe('200')
  })

  it('draws the same faults from the same seed, in about the shares asked for', () => {
    const draw = (seed: number) => {
      const settings = { shares: spreadFaults(0.2), latencyMs: [5, 10], slowMs: 0, stallMs: 0 } as const
      const next = drawFates({ random: randomFrom(seed), ...settings })
      return Array.from({ length: 2000 }, () => next())
    }
    const fates = draw(7)
    const kinds = fates.map(({ fault }) => fault?.kind)
    expect(draw(7).map(({ fault }) => fault?.kind)).toEqual(kinds)
    expect(draw(8).map(({ fault }) => fault?.kind)).not.toEqual(kinds)
    const share = kinds.filter((kind) => kind !== undefined).length / kinds.length
    expect(share).toBeGreaterThan(0.17)
    expect(share).toBeLessThan(0.23)
    expect(new Set(kinds)).toEqual(
      new Set([undefined, 'error', 'reset-before', 'reset-after', 'half-answer', 'slow']),
    )
    expect(fates.every(({ latencyMs }) => latencyMs >= 5 && latencyMs < 10)).toBe(true)
  })
})

async function startProcess(args: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const script = join(import.meta.dirname, '..', '..', 'bench', 'fake-resend', 'server-process.ts')
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) return { child, url: line }
  throw new Error('The process ended before it listened')
}
