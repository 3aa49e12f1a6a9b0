import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CapturedMail, Message } from '../../src/core/mail/message.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import type { SendResult, Transport } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'

let parent: string
let folder: string
let transport: Transport & CapturedMail

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'rivulet-capture-'))
  folder = join(parent, 'not', 'yet', 'there')
  transport = captureTransport({ folder })
})

afterEach(async () => {
  await rm(parent, { recursive: true, force: true })
})

function send(key: string, overrides: Partial<Message> = {}): Promise<SendResult> {
  return transport.send(sampleMessage(overrides), key, new AbortController().signal)
}

/** A process of its own that imports the transport and runs the given lines. */
function script(lines: string): string[] {
  const source = JSON.stringify(join(import.meta.dirname, '../../src/transports/capture.ts'))
  const start = `import { captureTransport } from ${source}
    const [folder, message] = JSON.parse(process.argv[1])
    const transport = captureTransport({ folder })
    const signal = new AbortController().signal`
  return ['--input-type=module', '--eval', `${start}\n${lines}`, JSON.stringify([folder, sampleMessage()])]
}

describe('the capture transport', () => {
  it('keeps a message whole and gives its bytes', async () => {
    const result = await send('k1', { subject: 'Malé kroky 🐎' })
    expect(result.kind).toBe('accepted')
    const [captured] = await transport.list()
    expect(captured).toEqual({
      id: result.kind === 'accepted' ? result.providerId : '',
      key: 'k1',
      message: sampleMessage({ subject: 'Malé kroky 🐎' }),
    })
    const mail = await simpleParser(
      Buffer.from(await transport.raw(sampleMessage({ subject: 'Malé kroky 🐎' }))),
    )
    expect(mail.subject).toBe('Malé kroky 🐎')
  })

  it('accepts the same message under the same key again, in whatever order its fields come, and keeps it once', async () => {
    const first = await send('k1')
    const turned: unknown = Object.fromEntries(Object.entries(sampleMessage()).reverse())
    expect(await send('k1', turned as Partial<Message>)).toEqual(first)
    expect(await transport.list()).toHaveLength(1)
    expect(transport.keyLifetimeMs).toBe(Infinity)
  })

  it('does not know what became of another message under the same key, and keeps the first', async () => {
    await send('k1', { subject: 'first' })
    expect(await send('k1', { subject: 'second' })).toEqual({
      kind: 'uncertain',
      reason: 'something else is kept under the same key',
      final: true,
    })
    expect((await transport.list()).map(({ message }) => message.subject)).toEqual(['first'])
  })

  it('lists by date, newest last, and finds by id', async () => {
    for (const [key, date] of [
      ['b', 3000],
      ['c', 1000],
      ['a', 2000],
      ['d', 2000],
    ] as const)
      await send(key, { date })
    const list = await transport.list()
    expect(list.map(({ message }) => message.date)).toEqual([1000, 2000, 2000, 3000])
    expect(list.map(({ id }) => id).slice(1, 3)).toEqual(
      list
        .map(({ id }) => id)
        .slice(1, 3)
        .sort(),
    )
    for (const captured of list) expect(await transport.find(captured.id)).toEqual(captured)
  })

  it.each(['', 'nobody', '../../etc/passwd', '..', `${'0'.repeat(32)}`, 'a\0b'])(
    'finds nothing for %j',
    async (id) => {
      await send('k1')
      expect(await transport.find(id)).toBeNull()
    },
  )

  it('skips files that it cannot read', async () => {
    await send('k1')
    await writeFile(join(folder, `${'0'.repeat(32)}.json`), '{"id":')
    await writeFile(join(folder, `${'1'.repeat(32)}.json`), '{"id":"x","key":"y","message":{}}')
    await writeFile(join(folder, 'notes.json'), '{}')
    await writeFile(join(folder, '.half-written'), '{"id":')
    await symlink(join(folder, 'nowhere'), join(folder, `${'2'.repeat(32)}.json`))
    expect((await transport.list()).map(({ key }) => key)).toEqual(['k1'])
  })

  it('lists nothing where nothing was sent, and makes its folder on first use for its owner only', async () => {
    expect(await transport.list()).toEqual([])
    await send('delivery/test.1/42/1')
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    const [name, ...others] = await readdir(folder)
    expect([others, name]).toEqual([[], expect.stringMatching(/^[0-9a-f]{32}\.json$/)])
    expect((await stat(join(folder, name ?? ''))).mode & 0o777).toBe(0o600)
  })

  it('takes it later where the folder cannot be written', async () => {
    await writeFile(join(parent, 'file'), '')
    const blocked = captureTransport({ folder: join(parent, 'file') })
    const result = await blocked.send(sampleMessage(), 'k', new AbortController().signal)
    expect(result).toEqual({ kind: 'retry-later', reason: 'the capture folder cannot be written (EEXIST)' })
    await expect(blocked.list()).rejects.toThrow('The capture folder cannot be listed')
  })

  it('refuses what could not be sent either, and stops when told to', async () => {
    expect((await send('k', { to: { name: '', address: 'nobody' } })).kind).toBe('refused')
    expect((await transport.send(sampleMessage(), 'k', AbortSignal.abort())).kind).toBe('retry-later')
    expect(await transport.list()).toEqual([])
  })

  it('keeps one message when many processes send it at once', async () => {
    const args = script(`
      const results = await Promise.all(Array.from({ length: 20 }, () => transport.send(message, 'k1', signal)))
      console.log(JSON.stringify(results))`)
    const outputs = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args)))
    const results: SendResult[] = outputs.flatMap(({ stdout }) => JSON.parse(stdout))
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
    expect(results[0]?.kind).toBe('accepted')
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('leaves only whole files when its process is killed', async () => {
    const child = spawn(
      process.execPath,
      script(`
      for (let n = 0; ; n += 1) {
        await Promise.all([0, 1, 2, 3].map((lane) => transport.send(message, n + '/' + lane, signal)))
        console.log(n)
      }`),
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
    let rounds = 0
    for await (const _ of createInterface({ input: child.stdout })) {
      rounds += 1
      if (rounds === 10) child.kill('SIGKILL')
    }
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
    for (const name of names) JSON.parse(await readFile(join(folder, name), 'utf8'))
    expect(names.length).toBeGreaterThanOrEqual(40)
    expect(await transport.list()).toHaveLength(names.length)
  })
})
