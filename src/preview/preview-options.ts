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
  /** What there is, in lines. */
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string }

const PORT = 3300

const HELP = `npm run preview -- [--port N] [--theme FILE]

Serves every email on this machine, and draws it again when its files change.

  --port N      listen on this port (${PORT} where not given, 0 for any that is free)
  --theme FILE  show the emails in this theme too: a YAML or JSON file
  --help        print this
`

const OPTIONS = {
  port: { type: 'string', default: String(PORT) },
  theme: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads `--port N`, `--theme FILE` and `--help`. */
export function readOptions(args: readonly string[]): ReadOptions {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    if (values.help) return { kind: 'help', text: HELP }
    const port = Number(values.port)
    if (!/^\d+$/.test(values.port) || port > 65535)
      return { kind: 'wrong', message: '--port takes a number from 0 to 65535.' }
    return { kind: 'options', options: { port, themeFile: values.theme ?? null } }
  } catch (error) {
    return { kind: 'wrong', message: wrongUsage(error) }
  }
}

/** What `parseArgs` says, short, and what there is. */
function wrongUsage(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  const first = said.split(/[.\n]/)[0] ?? ''
  return `${first}. The options are --port N, --theme FILE and --help.`
}
