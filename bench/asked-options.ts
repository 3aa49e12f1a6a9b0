import { parseArgs } from 'node:util'
import type { z } from 'zod'

/** A harness as it is called from the command line. */
export interface Harness<Options> {
  readonly name: string
  /** What `--help` prints. */
  readonly usage: string
  /** What each option is where it is not given; one that is false takes no value. */
  readonly defaults: Readonly<Record<keyof Options & string, string | false>>
  readonly shape: z.ZodType<Options>
}

export type Asked<Options> =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help' }
  /** In one line. */
  | { readonly kind: 'problem'; readonly message: string }

/** Reads `--kills 20 --sends 1000 …`; what is not given has its default. */
export function readAsked<Options>(
  { defaults, shape }: Omit<Harness<Options>, 'name' | 'usage'>,
  args: readonly string[],
): Asked<Options> {
  const given = readValues(defaults, args)
  if (given.kind !== 'values') return given
  const read = shape.safeParse(given.values)
  if (read.success) return { kind: 'options', options: read.data }
  const [issue] = read.error.issues
  return { kind: 'problem', message: `--${issue?.path.join('.')}: ${issue?.message}` }
}

type Given =
  | { readonly kind: 'values'; readonly values: unknown }
  | Exclude<Asked<never>, { readonly kind: 'options' }>

function readValues(defaults: Readonly<Record<string, string | false>>, args: readonly string[]): Given {
  const named = Object.entries(defaults).map(([name, value]) => [name, optionOf(value)] as const)
  const options = { ...Object.fromEntries(named), help: { type: 'boolean' as const, short: 'h' } }
  try {
    const { values } = parseArgs({ args: [...args], options })
    return values.help ? { kind: 'help' } : { kind: 'values', values }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    // What Node says after its first sentence is about positional arguments, which no harness takes.
    return { kind: 'problem', message: words.split(/\.\s/)[0] ?? words }
  }
}

function optionOf(value: string | false) {
  return value === false
    ? { type: 'boolean' as const, default: value }
    : { type: 'string' as const, default: value }
}

/** Runs a harness as it is asked to, and gives the exit code: 0 for its usage, 2 for options that it does not know. */
export async function runAsked<Options>(
  harness: Harness<Options>,
  args: readonly string[],
  run: (options: Options) => Promise<number>,
): Promise<number> {
  const { name, usage } = harness
  const asked = readAsked(harness, args)
  if (asked.kind === 'options') return await run(asked.options)
  if (asked.kind === 'help') process.stdout.write(usage)
  else process.stderr.write(`${name}: ${asked.message} (npm run ${name} -- --help shows all options)\n`)
  return asked.kind === 'help' ? 0 : 2
}
