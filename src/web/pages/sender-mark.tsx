import type { ReactElement } from 'react'
import type { Logo, Theme } from '../../core/mail/theme.ts'
import { directionOf } from '../isolated.ts'

/** Whose page it is, above it: the logo of its theme, or the name. */
export function SenderMark({ theme: { logo, brand } }: { theme: Theme }): ReactElement | null {
  if (logo === null && brand === null) return null
  return (
    <header className="sender" dir={logo ? undefined : directionOf(brand ?? '')}>
      {logo ? <LogoPicture logo={logo} /> : brand}
    </header>
  )
}

/** In dark mode its dark variant, or a light plate behind it. */
function LogoPicture({ logo: { url, darkUrl, alt, width, height } }: { logo: Logo }): ReactElement {
  const image = (
    <img
      className={darkUrl === null ? 'plate' : undefined}
      src={url}
      alt={alt}
      width={width}
      height={height}
    />
  )
  if (darkUrl === null) return image
  return (
    <picture>
      <source srcSet={darkUrl} media="(prefers-color-scheme: dark)" />
      {image}
    </picture>
  )
}
