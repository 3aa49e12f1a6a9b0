import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { readOptions } from '../../src/preview/preview-options.ts'

const script = join(import.meta.dirname, '..', '..', 'bin', 'preview.js')

let running: ChildProcess | null = null
const folder = mkdtempSync(join(tmpdir(), 'rivulet-preview-'))
afterEach(async () => {
  if (running !== null && running.exitCode === null) {
    running.kill()
    await once(running, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

describe('npm run preview', () => {
  it('serves on this machine, and again with what has changed once a watched file is written', async () => {
    const theme = join(folder, 'theme.yaml')
    writeFileSync(theme, 'brand: Before\n')
    const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'none.db')}` }
    running = spawn(process.execPath, [script, '--port', '0', '--theme', theme], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: running.stdout! })[Symbol.asyncIterator]()
    const [address = ''] = /http:\/\/localhost:\d+/.exec(String((await lines.next()).value)) ?? []
    const at = address.replace('localhost', '127.0.0.1')
    expect(await (await fetch(`${at}/frame/lesson`)).text()).toContain('Before')
    writeFileSync(theme, 'brand: After\n')
    expect((await lines.next()).value).toBe('Loaded again.')
    expect(await (await fetch(`${at}/frame/lesson`)).text()).toContain('After')
    expect(await firstEvent(`${at}/events`)).toMatch(/^event: started\ndata: \d+\n/)
  }, 120_000)

  it.each([
    [[], { port: 3300, themeFile: null }],
    [['--port', '0', '--theme', 'a.yaml'], { port: 0, themeFile: 'a.yaml' }],
  ])('takes %j', (args, options) => {
    expect(readOptions(args)).toEqual({ kind: 'options', options })
  })

  it.each([['--port', 'x'], ['--port', '65536'], ['--colour'], ['file']])('does not take %j', (...args) => {
    expect(readOptions(args)).toMatchObject({ kind: 'wrong' })
  })

  it('names its options where one is unknown, and prints them when asked', () => {
    const message = "Unknown option '--colour'. The options are --port N, --theme FILE and --help."
    expect(readOptions(['--colour'])).toEqual({ kind: 'wrong', message })
    const printed = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' })
    expect(printed).toMatchObject({ status: 0, stderr: '' })
    for (const option of ['--port N', '--theme FILE', '--help'])
      expect(printed.stdout).toContain(`  ${option}`)
  })
})

async function firstEvent(url: string): Promise<string> {
  const stopped = new AbortController()
  const answer = await fetch(url, { signal: stopped.signal })
  const read = await answer.body?.getReader().read()
  stopped.abort()
  return new TextDecoder().decode(read?.value)
}
