import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readThemeFile } from '../../../src/actions/theme-files.ts'
import { plainTheme } from '../../../src/core/mail/theme.ts'
import { readTheme } from '../../../src/ingest/theme/read-theme.ts'

it('reads YAML and JSON alike', () => {
  const yaml = readTheme('brand: Willow\nwidth: 560\ncolours:\n  accent: "#8a1c4a"\n')
  expect(yaml).toMatchObject({ kind: 'theme', theme: { brand: 'Willow', width: 560 } })
  expect(readTheme('{"brand": "Willow", "width": 560, "colours": {"accent": "#8a1c4a"}}')).toEqual(yaml)
})

it('names the line of each fault, in the order of the lines', () => {
  expect(readTheme('width: 12\ncolours:\n  acent: "#fff"\nlayout: box\n')).toEqual({
    kind: 'faults',
    faults: [
      expect.stringMatching(/^line 1: “width”/),
      expect.stringMatching(/^line 3: There is no setting “acent”: did you mean “accent”\?/),
      expect.stringMatching(/^line 4: “layout”/),
    ],
  })
})

it('says what to do with a colour that YAML takes for a remark', () => {
  expect(readTheme('colours:\n  accent: #8a1c4a\n')).toEqual({
    kind: 'faults',
    faults: ['line 2, column 11: The words after "#" would be lost: put the whole value in quotes.'],
  })
})

it.each([
  [
    'brand: W\ncolours:\n  accent: [b\n',
    'line 3, column 11: A bracket "[" is opened and not closed: add the "]"',
  ],
  ['brand: [b', 'line 1, column 8: A bracket "["'],
  ['{"brand": "x",', 'line 1, column 1: A bracket "{" is opened and not closed: add the "}"'],
  ['a: [b, {c: d]\n', 'line 1, column 8: A bracket "{"'],
  ['brand: "Willow\nwidth: 600\n', 'line 1, column 8: A quotation mark is opened and not closed'],
  ['brand: @willow\n', 'line 1, column 8: The words begin with a character that has a meaning of its own'],
  ['brand: "a\\qb"\n', 'line 1, column 10: A "\\" between double quotation marks'],
  ['brand:Willow\nwidth: 600\n', 'line 1, column 1: A colon is missing, or the space after it'],
])('says where %j is broken, and what to do, in one sentence', (text, sentence) => {
  const read = readThemeFile(text, 'theme.yaml')
  if (read.kind !== 'problem') throw new Error('It was read.')
  expect(read.message).toContain(`theme.yaml: ${sentence}`)
  expect(read.message).not.toMatch(/\n|flow|token/i)
})

const root = join(import.meta.dirname, '..', '..', '..')

it('reads the example of the documents, every line of it', () => {
  const text = readFileSync(join(root, 'docs/examples/theme.yaml'), 'utf8')
  const read = readTheme(text)
  expect(read).toMatchObject({
    kind: 'theme',
    theme: { brand: 'Willow Clinic', layout: 'letter', width: 600, corner: 8, logo: { width: 160 } },
  })
  // What is only a remark there is right too, once somebody takes the sign away.
  const whole = readTheme(text.replace(/^( *)#\| /gm, '$1'))
  expect(whole).toMatchObject({ kind: 'theme', theme: { dark: { page: '#1a1418' } } })
})

it('documents every setting and its limits', () => {
  const page = readFileSync(join(root, 'docs/themes.md'), 'utf8')
  const keys = [
    'brand',
    'logo',
    'url',
    'dark',
    'alt',
    'width',
    'height',
    'layout',
    'type',
    'corner',
    'footer',
  ]
  for (const key of keys) expect(page).toMatch(new RegExp(`^\\| \`(logo\\.)?${key}\` \\|`, 'm'))
  const colours = { ...plainTheme.light, 'on-accent': plainTheme.light.onAccent }
  for (const [name, color] of Object.entries(colours)) {
    if (name !== 'onAccent') expect(page).toContain(`| \`${name}\` |`)
    expect(page).toContain(color)
  }
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  expect(readTheme(example)).toMatchObject({ kind: 'theme', theme: { brand: 'Willow Clinic' } })
})
