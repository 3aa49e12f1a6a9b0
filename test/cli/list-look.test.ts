import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'

describe('the look of a list at the command line', () => {
  let line: CommandLine
  const file = join(tmpdir(), `theme-${process.pid}.yaml`)
  beforeEach(async () => {
    line = openCommandLine()
    await makeTips(line)
  })
  afterEach(() => line.close())

  const themeOfTips = async () => JSON.parse((await line.run('list', 'show', '--json')).out)[0].theme

  it('is set from a file, and says how many emails wear it', async () => {
    writeFileSync(file, 'brand: Willow Clinic\nlayout: card\ncolours:\n  accent: "#8a1c4a"\n')
    const { code, out } = await line.run('list', 'set', 'Weekly tips', '--theme', file)
    expect(code).toBe(0)
    expect(out).toContain('0 published emails wear its look now')
    expect(JSON.parse(await themeOfTips())).toMatchObject({ brand: 'Willow Clinic', layout: 'card' })
    await line.run('list', 'set', 'Weekly tips', '--layout', 'letter')
    expect(JSON.parse(await themeOfTips())).toMatchObject({ brand: 'Willow Clinic', layout: 'letter' })
    await line.run('list', 'set', 'Weekly tips', '--theme', 'none')
    expect(await themeOfTips()).toBeNull()
  })

  it('is refused with every fault of the file, and nothing changes', async () => {
    writeFileSync(file, 'width: 12\ncolours:\n  accent: "#ffff00"\n')
    const { code, err } = await line.run(
      'list',
      'set',
      'Weekly tips',
      '--theme',
      file,
      '--from-name',
      'Other',
    )
    expect(code).toBe(1)
    expect(err).toMatch(
      /line 1: “width” .*\n {2}line 3: “accent” \(#ffff00\).* nearest colour that can be read is "#/,
    )
    expect(await themeOfTips()).toBeNull()
    expect((await line.run('list', 'show', '--json')).out).not.toContain('Other')
  })

  it('is told what is wrong with a layout or a file that is not there', async () => {
    expect((await line.run('list', 'set', 'Weekly tips', '--layout', 'box')).err).toContain(
      'choose letter or card',
    )
    expect((await line.run('list', 'set', 'Weekly tips', '--theme', '/nothing.yaml')).code).toBe(1)
  })
})
