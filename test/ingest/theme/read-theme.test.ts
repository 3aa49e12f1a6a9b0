import { expect, it } from 'vitest'
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
      expect.stringMatching(/^Line 1: “width”/),
      expect.stringMatching(/^Line 3: There is no setting “acent”: did you mean “accent”\?/),
      expect.stringMatching(/^Line 4: “layout”/),
    ],
  })
})

it('says what to do with a colour that YAML takes for a remark', () => {
  expect(readTheme('colours:\n  accent: #8a1c4a\n')).toEqual({
    kind: 'faults',
    faults: ['Line 2: The words after "#" would be lost: put the whole value in quotes.'],
  })
})
