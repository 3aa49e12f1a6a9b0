import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Who may import whom, as in CONTRIBUTING.md. A place may always import from itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  emails: ['src/core'],
  db: ['src/core'],
  'src/transports': ['src/core'],
  'src/ingest': ['src/core'],
  'src/render': ['src/core', 'emails'],
  'src/actions': ['src/core', 'db', 'src/ingest', 'src/render', 'src/transports/transport.ts'],
  'src/worker': ['src/core', 'src/actions'],
  'src/web': ['src/core', 'src/actions', 'db'],
  'src/cli': ['src/core', 'src/actions', 'db'],
  'src/preview': [
    'src/core',
    'emails',
    'src/render',
    'src/actions',
    'db',
    'src/ingest/theme/read-theme.ts',
    'src/transports/mime.ts',
  ],
  'src/config.ts': [],
  'src/wiring': [],
}

interface Import {
  readonly from: string
  readonly to: string
  readonly text: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesBelow(path)
    return /\.tsx?$/.test(name) ? [relative(root, path)] : []
  })
}

const sources = ['src', 'db', 'emails'].flatMap((folder) => filesBelow(join(root, folder)))

const imports: readonly Import[] = sources.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8')
  const statements = text.matchAll(
    /^(?:import|export)\s[^'"]*?['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gms,
  )
  return [...statements].map((match) => ({
    from,
    to: match[1] ?? match[2] ?? match[3] ?? '',
    text: match[0],
  }))
})

const ownImports = imports
  .filter(({ to }) => to.startsWith('.'))
  .map((one) => ({ ...one, to: normalize(join(dirname(one.from), one.to)) }))

function placeOf(file: string): string {
  const place = Object.keys(mayImport).find((name) => file === name || file.startsWith(`${name}/`))
  return place ?? file
}

describe('the house', () => {
  it('lets each place import only from those below it', () => {
    const wrong = ownImports.filter(({ from, to }) => {
      const place = placeOf(from)
      if (place === 'src/main.ts' || place === 'src/wiring' || placeOf(to) === place) return false
      const allowed = mayImport[place] ?? []
      return !allowed.some((name) => to === name || to.startsWith(`${name}/`))
    })
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  it('lets the doors read the database and never write to it', () => {
    const doors = ownImports.filter(
      ({ from, to }) => /^src\/(web|cli|preview)\//.test(from) && to.startsWith('db/'),
    )
    const writing = doors.filter(({ from, to, text }) => {
      if (to === 'db/schema.ts' || (to === 'db/migrate.ts' && from.startsWith('src/cli/'))) return false
      const names = [...text.matchAll(/\b(?:type\s+)?([A-Za-z]\w*)\b(?=\s*[,}])/g)].map(
        (match) => match[1] ?? '',
      )
      return !names.every((name) => /^[A-Z]|^(find|get|list|count)/.test(name))
    })
    expect(writing.map(({ from, text }) => `${from}: ${text}`)).toEqual([])
  })

  it('keeps core pure: no clock, no randomness, no process, no network, no files', () => {
    const impure = sources
      .filter((file) => file.startsWith('src/core/'))
      .filter((file) => {
        const text = readFileSync(join(root, file), 'utf8')
        return /Date\.now|new Date\(\)|Math\.random|\bprocess\.|\bfetch\(|Temporal\.Now|randomUUID|randomBytes|node:(?!crypto)/.test(
          text,
        )
      })
    expect(impure).toEqual([])
  })

  it('has Kysely in db, and elsewhere only its types in the context', () => {
    const users = imports.filter(({ from, to }) => to.startsWith('kysely') && !from.startsWith('db/'))
    const wrong = users.filter(
      ({ from, text }) => from !== 'src/actions/context.ts' || !/^import type/.test(text),
    )
    expect(wrong.map(({ from }) => from)).toEqual([])
  })

  it('has React only where something is drawn', () => {
    const users = imports.filter(({ to }) => /^(react|react-dom|@react-email)(\/|$)/.test(to))
    const wrong = users.filter(
      ({ from }) => !/^(emails|src\/render|src\/web|src\/studio|src\/preview)\//.test(from),
    )
    expect(wrong.map(({ from }) => from)).toEqual([])
  })

  it('reads the environment in main and nowhere else', () => {
    const readers = sources.filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers.filter((file) => file !== 'src/main.ts')).toEqual([])
  })

  it('has no circle of imports', () => {
    expect(circles()).toEqual([])
  })

  it('names files by what they hold', () => {
    expect(sources.filter((file) => /(^|\/)(index|utils?|types|helpers?|lib)\.tsx?$/.test(file))).toEqual([])
  })

  it('keeps files within 250 lines', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 251)
    expect(long).toEqual([])
  })
})

/** Each circle of imports, type-only ones included, as the path that closes it. */
function circles(): string[] {
  const below = Map.groupBy(ownImports, ({ from }) => from)
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' > '))
    if (done.has(file) || path.includes(file)) return
    for (const { to } of below.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of sources) visit(file, [])
  return found
}
