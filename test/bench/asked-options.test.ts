import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readOptions } from '../../bench/chaos/options.ts'

/** What `npm run NAME -- …` prints, and its exit code. */
async function asked(...args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  return await new Promise((resolve) => {
    execFile(process.execPath, ['bin/bench.js', ...args], (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    )
  })
}

describe.each(['chaos', 'model', 'rate', 'pages'])('npm run %s', (name) => {
  it('shows its options when it is asked for help, and says in one line which it does not know', async () => {
    const [help, wrong] = await Promise.all([asked(name, '--help'), asked(name, '--nonsense', '7')])
    const out = expect.stringMatching(new RegExp(`^npm run ${name} -- \\[options\\]: .+\n\n( {2}--.+\n)+$`))
    expect(help).toEqual({ code: 0, out, err: '' })
    const unknown = `Unknown option '--nonsense' (npm run ${name} -- --help shows all options)`
    expect(wrong).toEqual({ code: 2, out: '', err: `${name}: ${unknown}\n` })
  }, 30_000)
})

describe('options', () => {
  it.each([
    [['--sends'], "Option '--sends <value>' argument missing"],
    [['many'], "Unexpected argument 'many'"],
    [['--kills', '-1'], "Option '--kills' argument is ambiguous"],
    [['--workers', '17'], '--workers: Too big: expected number to be <=16'],
  ])('%s are told to be wrong in one line', (args, message) => {
    const read = readOptions(args)
    expect(read).toMatchObject({ kind: 'problem', message: expect.stringContaining(message) })
    expect(read.kind === 'problem' && read.message).not.toContain('\n')
  })
})
