import { createHash } from 'node:crypto'
import type { Palette, Theme } from '../core/mail/theme.ts'
import { nearestReadable } from '../core/mail/theme-contrast.ts'
import type { PageLook } from './page-look.ts'
import type { Stylesheet } from './stylesheet.ts'

/** The colours of a fault, light and dark, before they are made to fit a theme's ground. */
const ALARM = { light: '#a3271b', dark: '#ff9d8f' }

/** What a list's pages wear on top of what all wear: its theme as custom properties. */
export function themeStyle({ slug, theme }: PageLook): Stylesheet {
  const css = themeCss(theme)
  const path = `/theme/${slug}.css`
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)
  return { css, path, href: `${path}?v=${hash}` }
}

function themeCss(theme: Theme): string {
  const { font, mono, width, corner, layout, light, dark } = theme
  const shape = [
    `--serif:${font}`,
    `--sans:${font}`,
    `--mono:${mono}`,
    `--column:${width}px`,
    `--corner:${corner}px`,
    `--plate:${light.page}`,
  ]
  const day = colorProperties(light, layout, ALARM.light)
  const night = colorProperties(dark, layout, ALARM.dark)
  return [
    `:root{${[...shape, ...day].join(';')}}`,
    `@media(prefers-color-scheme:dark){:root{${night.join(';')}}}`,
    '',
  ].join('\n')
}

function colorProperties(palette: Palette, layout: Theme['layout'], alarm: string): string[] {
  const { page, soft, ink, quiet, line, accent, onAccent } = palette
  return [
    `--ground:${layout === 'card' ? soft : page}`,
    `--paper:${page}`,
    `--ink:${ink}`,
    `--soft:${quiet}`,
    `--line:${layout === 'card' ? line : page}`,
    `--river:${accent}`,
    `--on-river:${onAccent}`,
    `--alarm:${nearestReadable(alarm, [page, soft]) ?? ink}`,
  ]
}
