import { parseArgs } from 'node:util'

/** How the previews are served. */
export interface PreviewOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** A theme file of the marketer's own, or null. */
  readonly themeFile: string | null
}

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: PreviewOptions }
  | { readonly kind: 'wrong'; readonly message: string }

const PORT = 3300

/** Reads `--port N` and `--theme FILE`. */
export function readOptions(args: readonly string[]): ReadOptions {
  const known = { port: { type: 'string', default: String(PORT) }, theme: { type: 'string' } } as const
  try {
    const { values } = parseArgs({ args: [...args], options: known })
    const port = Number(values.port)
    if (!/^\d+$/.test(values.port) || port > 65535)
      return { kind: 'wrong', message: '--port takes a number from 0 to 65535.' }
    return { kind: 'options', options: { port, themeFile: values.theme ?? null } }
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) }
  }
}
