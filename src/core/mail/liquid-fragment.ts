import { Liquid, type Template } from 'liquidjs'

/** The names a marketer may use in words and addresses. Each one is a string, empty where it is not known. */
export const MERGE_FIELDS = ['first_name', 'name', 'email', 'list_name'] as const

export type MergeField = (typeof MERGE_FIELDS)[number]

export type MergeValues = Readonly<Record<MergeField, string>>

export type FragmentCheck =
  | { readonly kind: 'ok'; readonly fields: readonly string[] }
  | { readonly kind: 'unknown-field'; readonly field: string }
  | { readonly kind: 'broken'; readonly message: string }

export type FragmentKind = 'words' | 'link'

const FILTERS = new Set(['default', 'upcase', 'downcase', 'capitalize', 'truncate', 'strip'])
const TAGS = new Set(['if', 'unless', 'raw', 'comment'])
const LONGEST_FRAGMENT = 4000
const LONGEST_OUTPUT = 4000
const MEMORY_UNITS = 20_000
const KEPT_PARSED = 500

const SAMPLES: readonly MergeValues[] = [
  { first_name: 'Ana', name: 'Ana Sample', email: 'ana@example.com', list_name: 'Sample list' },
  { first_name: '', name: '', email: 'ana@example.com', list_name: 'Sample list' },
]

const engines: Readonly<Record<FragmentKind, Liquid>> = {
  words: strictEngine({}),
  // A value inside an address is one part of it, whatever characters it has.
  link: strictEngine({ outputEscape: (value) => encodeURIComponent(String(value ?? '').toWellFormed()) }),
}

/** Whether words hold Liquid markup at all; words without it stand for themselves. */
export function holdsLiquid(words: string): boolean {
  return words.includes('{{') || words.includes('{%')
}

/** Whether a fragment can be evaluated for every reader, and which fields it uses. */
export function checkFragment(fragment: string): FragmentCheck {
  if (!holdsLiquid(fragment)) return { kind: 'ok', fields: [] }
  try {
    const paths = engines.words.globalVariableSegmentsSync(engines.words.parse(fragment))
    const fields = paths.map((path) => path.flat(9).join('.'))
    const unknown = fields.find((field) => !MERGE_FIELDS.some((known) => known === field))
    if (unknown !== undefined) return { kind: 'unknown-field', field: unknown }
    const longest = Math.max(...SAMPLES.map((sample) => evaluateFragment(fragment, sample).length))
    if (longest > LONGEST_OUTPUT) return { kind: 'broken', message: 'it makes too long a text' }
    return { kind: 'ok', fields: [...new Set(fields)] }
  } catch (error) {
    return { kind: 'broken', message: plainMessage(error) }
  }
}

/**
 * The fragment with the values in place. Values are data and are never parsed. In an address each one is
 * percent-encoded. Throws on a fragment that `checkFragment` would refuse.
 */
export function evaluateFragment(
  fragment: string,
  values: MergeValues,
  kind: FragmentKind = 'words',
): string {
  if (!holdsLiquid(fragment)) return fragment
  return String(engines[kind].renderSync(parsed(fragment, kind), values))
}

/** Parsing is most of the cost, and the same few fragments come back for each reader. */
const parsedBefore = new Map<string, Template[]>()

function parsed(fragment: string, kind: FragmentKind): Template[] {
  const key = `${kind}:${fragment}`
  const known = parsedBefore.get(key)
  if (known) return known
  if (parsedBefore.size >= KEPT_PARSED) parsedBefore.clear()
  const templates = engines[kind].parse(fragment)
  parsedBefore.set(key, templates)
  return templates
}

function strictEngine(options: { outputEscape?: (value: unknown) => string }): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    // An empty set of named templates, so that no file is ever looked for.
    templates: {},
    parseLimit: LONGEST_FRAGMENT,
    memoryLimit: MEMORY_UNITS,
    ...options,
  })
  for (const name of Object.keys(engine.filters)) if (!FILTERS.has(name)) engine.unregisterFilter(name)
  for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name]
  return engine
}

/** The first line of the engine's message without its line and column. */
function plainMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.split('\n')[0] ?? '').replace(/, line:\d+, col:\d+$/, '')
}
