import type { CSSProperties } from 'react'
import type { Logo } from '../../src/core/mail/theme.ts'
import { type Look, lineStart } from '../theme.ts'

/** Whose letter it is, above it: the logo, or the name, in its own direction at the side where the letter's lines begin. */
export function SenderMark({ look }: { look: Look }) {
  const { logo, brand, light } = look.theme
  if (logo) return <LogoImage logo={logo} />
  if (brand === null) return null
  const style: CSSProperties = {
    color: light.accent,
    fontSize: 15,
    fontWeight: 700,
    lineHeight: 1.5,
    margin: '0 0 24px',
    textAlign: lineStart(look),
  }
  return (
    <p className="k" dir="auto" style={style}>
      {brand}
    </p>
  )
}

/**
 * One picture with one text: a client that does not know `source` shows the light one. A logo that has no other for dark
 * mode gets a light plate behind it there, by the style block.
 */
function LogoImage({ logo }: { logo: Logo }) {
  const { url, darkUrl, alt, width, height } = logo
  const image = (
    <img
      className={darkUrl === null ? 'l' : undefined}
      src={url}
      alt={alt}
      width={width}
      height={height}
      fetchPriority="low"
      style={{ border: 0, display: 'block', height: 'auto', margin: '0 0 24px', maxWidth: '100%' }}
    />
  )
  if (darkUrl === null) return image
  return (
    <picture>
      <source srcSet={darkUrl} media="(prefers-color-scheme:dark)" />
      {image}
    </picture>
  )
}
