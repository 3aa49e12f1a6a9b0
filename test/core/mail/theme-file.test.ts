import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainTheme, type Theme, themeOf } from '../../../src/core/mail/theme.ts'
import { parseTheme } from '../../../src/core/mail/theme-file.ts'
import { contrastFaults } from '../../../src/core/mail/theme-palette.ts'

function themeFrom(value: unknown): Theme {
  const parsed = parseTheme(value)
  if (parsed.kind !== 'theme') throw new Error(JSON.stringify(parsed.faults))
  return parsed.theme
}

function faultsOf(value: unknown): string[] {
  const parsed = parseTheme(value)
  return parsed.kind === 'theme'
    ? []
    : parsed.faults.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const logo = { url: 'https://example.com/logo.png', alt: 'Willow', width: '160', height: '40' }

describe('a theme file', () => {
  it('that says nothing of how it looks is the plain theme', () => {
    expect(themeFrom({ layout: 'letter' })).toEqual(plainTheme)
  })

  it('sets what a marketer names', () => {
    const theme = themeFrom({
      brand: 'Willow Clinic',
      layout: 'card',
      type: 'serif',
      width: '560',
      corner: '0',
      footer: 'Walks for everybody',
      logo: { ...logo, dark: 'https://example.com/dark.png' },
      colours: { accent: '8A1C4A', page: '#fffaf5' },
    })
    expect(theme).toMatchObject({ brand: 'Willow Clinic', layout: 'card', width: 560, corner: 0 })
    expect(theme.font).toMatch(/^Georgia,/)
    expect(theme.logo).toEqual({
      url: logo.url,
      darkUrl: 'https://example.com/dark.png',
      alt: 'Willow',
      width: 160,
      height: 40,
    })
    expect(theme.light).toMatchObject({ accent: '#8a1c4a', page: '#fffaf5', onAccent: '#ffffff' })
  })

  it('has no control characters, no line breaks and nothing that turns the direction in its words', () => {
    expect(faultsOf({ brand: 'a\u202eb', footer: 'a\u0007b' })).toEqual([
      'brand: “brand” holds a character that turns the direction of writing (U+202E): take it out.',
      'footer: “footer” holds a control character (U+0007): take it out.',
    ])
    expect(faultsOf({ footer: 'a\nb' })).toEqual([
      'footer: “footer” must be one line: take the line break out.',
    ])
  })

  it('makes both palettes readable from one colour, whichever it is', () => {
    const digits = fc.integer({ min: 0, max: 0xffffff }).map((number) => number.toString(16).padStart(6, '0'))
    fc.assert(
      fc.property(digits, fc.constantFrom('page', 'accent'), (color, name) => {
        const parsed = parseTheme({ colours: { [name]: color } })
        if (parsed.kind === 'theme')
          expect([contrastFaults(parsed.theme.light), contrastFaults(parsed.theme.dark)]).toEqual([[], []])
        else expect(name).toBe('accent')
      }),
    )
  })

  it('keeps a dark page for dark mode too', () => {
    const { light, dark } = themeFrom({ colours: { page: '#101418', accent: '#ffcc00' } })
    expect(dark).toEqual(light)
  })

  it('tells all its faults at once', () => {
    expect(
      faultsOf({
        brnad: 'Willow',
        width: '12',
        layout: 'box',
        footer: ['a'],
        logo: { url: 'http://example.com/logo.png', width: 'wide' },
      }),
    ).toEqual([
      expect.stringMatching(
        /^logo.url: “url” must be the address of a picture .*https:\/\/: mail programs fetch it/,
      ),
      'logo.width: “width” must be a whole number from 1 to 640.',
      'logo: A logo needs “alt”, the words for who cannot see it.',
      'logo: A logo needs “height” in pixels.',
      'layout: “layout” must be one of letter, card.',
      'width: “width” must be a whole number from 480 to 680.',
      'footer: “footer” must be words on one line.',
      'brnad: There is no setting “brnad”: did you mean “brand”?',
    ])
  })

  it('is refused where words cannot be read, with the nearest colour that can be', () => {
    const [light = '', dark = ''] = faultsOf({ colours: { accent: '#ff8800' }, dark: { ink: '#222222' } })
    expect(light).toMatch(
      /^colours.accent: “accent” \(#ff8800\) on “page” \(#ffffff\) is hard to read: .* 2\.39/,
    )
    expect(dark).toMatch(/^dark.ink: /)
    const [, nearest = ''] = /"(#[0-9a-f]{6})"\.$/.exec(light) ?? []
    expect(faultsOf({ colours: { accent: nearest } })).toEqual([])
  })

  it('tells once of grounds that no colour fits', () => {
    expect(faultsOf({ colours: { page: '#ffffff', soft: '#222222' } })).toEqual([
      expect.stringContaining('colours.soft: '),
    ])
  })

  it.each(['javascript:alert(1)', 'data:image/png;base64,x', '//example.com/x.png', 'https://exa mple.com'])(
    'takes no logo from %s',
    (url) => {
      expect(faultsOf({ logo: { ...logo, url } })).toHaveLength(1)
    },
  )

  it('says what a logo is made of to whoever gives an address alone', () => {
    expect(faultsOf({ logo: 'https://example.com/logo.png' })).toEqual([
      expect.stringMatching(
        /^logo: “logo” must be lines below it.*“url: .*“width: .*“height: .*“alt: .*size\.$/,
      ),
    ])
    expect(faultsOf({ colours: '#ff0000' })).toEqual([
      expect.stringMatching(/^colours: “colours” must be lines below it.*“accent: /),
    ])
  })

  it.each([[[]], ['words'], [null]])('is a mapping: not %j', (value) => {
    expect(faultsOf(value)).toEqual([expect.stringContaining('A theme must be lines of a name and a value')])
  })
})

describe('a theme as a list keeps it', () => {
  it('is read as it was written', () => {
    const theme = themeFrom({ brand: 'Willow', logo, colours: { accent: '#8a1c4a' }, layout: 'card' })
    expect(themeOf(JSON.stringify(theme))).toEqual(theme)
  })

  it.each([
    '',
    'null',
    '[]',
    '7',
    '{"light":7,"logo":{"url":7}}',
    '{"width":9000,"layout":"box","font":"a}b"}',
  ])('is plain where it is not what it should be: %s', (json) => {
    expect(themeOf(json)).toEqual(plainTheme)
  })

  it('takes from the plain theme what an older version did not keep', () => {
    const kept = themeOf('{"brand":"Willow","light":{"accent":"#8a1c4a"}}')
    expect(kept).toEqual({
      ...plainTheme,
      brand: 'Willow',
      light: { ...plainTheme.light, accent: '#8a1c4a' },
    })
  })

  it('lets nothing into a style block that is no colour, no font and no number', () => {
    const evil = '#fff}</style><script>'
    const json = JSON.stringify({
      font: evil,
      mono: evil,
      width: evil,
      light: { ink: evil },
      dark: { page: evil },
    })
    expect(themeOf(json)).toEqual(plainTheme)
  })
})
