import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = join(import.meta.dirname, '..', '..', 'bin', 'rivulet.js')

describe('the program as a process', () => {
  let folder: string
  let child: ChildProcess | null = null
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rivulet-process-'))
  })
  afterEach(() => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  /** Starts it in a folder that is not the project's, with nothing in its environment but what is given. */
  const start = (args: readonly string[], env: Record<string, string> = {}, node: readonly string[] = []) => {
    child = spawn(process.execPath, [...node, script, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...env },
    })
    const said = { out: '', err: '' }
    child.stdout?.on('data', (bytes) => {
      said.out += String(bytes)
    })
    child.stderr?.on('data', (bytes) => {
      said.err += String(bytes)
    })
    return { child, said, ended: once(child, 'close').then(([code]) => code as number | null) }
  }

  it('serves its pages, sends in a process of its own, and leaves nothing behind when it is asked to stop', async () => {
    const { child, said, ended } = start(['serve'], { PORT: '0', PUBLIC_URL: 'http://mail.example.com' })
    while (!said.out.includes('Mail is captured') || !said.err.includes('worker.started')) {
      await Promise.race([once(child.stdout ?? child, 'data'), once(child.stderr ?? child, 'data'), ended])
      if (child.exitCode !== null) throw new Error(said.err)
    }
    const url = /Serving at (\S+)/.exec(said.out)?.[1]
    const answer = await fetch(`${url}/healthz`)
    expect(await answer.text()).toBe('ok')
    expect((await fetch(`${url}/review`)).status).toBe(404)
    const link = /Your pages: http:\/\/mail\.example\.com(\/review\?key=\S+)/.exec(said.out)?.[1]
    expect((await fetch(`${url}${link}`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(said.err).toContain('worker.stopped')
  })

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const { said, ended } = start(['serve'], { PORT: port })
    expect(await ended).toBe(1)
    expect(said.err).toBe(
      `rivulet: Port ${port} is taken by another program: stop it, or set PORT to another number.\n`,
    )
    taken.close()
  })

  it('says in one sentence that Node is too old, instead of crashing', async () => {
    const preload = join(folder, 'old-node.cjs')
    writeFileSync(
      preload,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })\n",
    )
    const { said, ended } = start(['status'], {}, ['--require', preload])
    expect(await ended).toBe(1)
    expect(said.out).toBe('')
    expect(said.err).toMatch(/^rivulet: this is Node 20\.20\.2, and Rivulet needs 22\.19 or newer: .*\n$/)
  })

  it('plays the demo and leaves, without reading .env or ./data', async () => {
    writeFileSync(join(folder, '.env'), 'PORT=nonsense\nRESEND_API_KEY=k\n')
    const { said, ended } = start(['demo', '--exit'], { TZ: 'UTC' })
    expect(await ended).toBe(0)
    expect(said.err).toBe('')
    expect(said.out).toContain('Subject: Small moments matter more than grand gestures')
    expect(said.out).toContain('Ben  (one-click unsubscribe)')
    expect(said.out).toContain('Ana  Everyday connection: putting it all together')
    expect(said.out.match(/ {2}Ben {2}/g)).toHaveLength(5)
    expect(said.out).not.toContain('undefined')
  })

  it('says what is wrong with a file that the demo cannot use', async () => {
    writeFileSync(join(folder, 'short.txt'), 'One short line of text only.')
    const { said, ended } = start(['demo', 'short.txt', '--exit'])
    expect(await ended).toBe(1)
    expect(said.err).toMatch(/^rivulet: .+\n$/)
  })
})
