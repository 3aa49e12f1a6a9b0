import { afterAll, describe, expect, it } from 'vitest'
import { openCommandLine } from '../support/command-line.ts'

describe('wrong usage', () => {
  const line = openCommandLine()
  afterAll(() => line.close())

  it.each([
    [['list', 'set', '--frm', 'x'], 'rivulet: There is no option “--frm” here. Did you mean --from?'],
    [['list', 'set'], 'rivulet: Something is missing: <name>.'],
    [['lst'], 'rivulet: There is no command “lst”. Did you mean list?'],
    [['issue', 'x.md'], 'rivulet: It needs the option --list <name>.'],
    [['issue', 'x.md', '--list'], 'rivulet: A value is missing: --list <name>.'],
    [
      ['draft', '--max-emails', 'x', 'a.md'],
      'rivulet: --max-emails <number> cannot be “x”. Give a whole number',
    ],
    [
      ['list', 'set', 'Weekly', 'tips'],
      'rivulet: “set” takes one value after it and got more: Weekly, tips. Put a name',
    ],
    [['list', 'set', 'Tips', '--archive', 'on'], '--archive is on, --no-archive is off.'],
    [['list', 'show', '--form'], 'rivulet: Name the list whose form you want'],
  ])('%j is told in one line and exits with 2', async (args, words) => {
    const { code, out, err } = await line.run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
    expect(err).not.toMatch(/\n|^error:/)
  })
})
