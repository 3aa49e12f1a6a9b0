import { plainTheme, type Theme } from '../core/mail/theme.ts'

/** A brand of strong colours and round corners, with a line of its own at the foot. */
const branded: Theme = {
  ...plainTheme,
  brand: 'Willow & Stone',
  width: 620,
  corner: 14,
  footer: 'Willow & Stone · Walks for people who think too much',
  font: 'Georgia,Times New Roman,serif',
  light: {
    ink: '#2b1a24',
    quiet: '#6f5a66',
    accent: '#8a1c4a',
    onAccent: '#ffffff',
    page: '#fffaf5',
    soft: '#fbeee4',
    line: '#ecd8cb',
  },
  dark: {
    ink: '#f3e6ea',
    quiet: '#b9a2ab',
    accent: '#f29abf',
    onAccent: '#36091d',
    page: '#1d1218',
    soft: '#2a1a22',
    line: '#4b3440',
  },
}

/** A brand that shows its logo, of which there is none for dark mode. */
const logo: Theme = {
  ...plainTheme,
  brand: 'Riverside',
  width: 560,
  corner: 0,
  logo: {
    url: 'https://example.com/logo.png',
    darkUrl: null,
    alt: 'Riverside',
    width: 148,
    height: 40,
  },
  light: { ...plainTheme.light, accent: '#1f4fa3', soft: '#eef3fb' },
  dark: { ...plainTheme.dark, accent: '#9dbcf5', onAccent: '#0c1c3c' },
}

/** The themes that the samples are shown in. */
export const sampleThemes = { plain: plainTheme, branded, logo } as const satisfies Record<string, Theme>

export type SampleTheme = keyof typeof sampleThemes

export const sampleThemeNames = Object.keys(sampleThemes) as readonly SampleTheme[]
