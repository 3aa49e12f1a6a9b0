import { isMap, isScalar, parseDocument } from 'yaml'
import type { Run } from '../../core/article/runs.ts'
import { alignPlaces, type Stretch } from './source-places.ts'

/** Front matter as plain strings, and the words of its title with their place. */
export interface FrontMatter {
  readonly meta: Readonly<Record<string, string>>
  readonly title: Run | null
}

/**
 * Reads YAML front matter; null where it is broken or no map. Only flat values are kept, all as strings; `at`
 * is the stretch of the whole block, fences included.
 */
export function readFrontMatter(yaml: string, at: Stretch): FrontMatter | null {
  const entries = flatEntries(yaml)
  if (entries === null) return null
  const meta = Object.fromEntries(entries.map(({ key, value }) => [key, value]))
  const title = entries.find(({ key, value }) => key === 'title' && value.trim() !== '')
  if (!title) return { meta, title: null }
  const start = at.source.indexOf('\n', at.start) + 1 + title.start
  const place = alignPlaces(title.value, { ...at, start: start + (isQuoted(at.source, start) ? 1 : 0) })
  return { meta, title: { text: title.value, marks: [], place } }
}

interface Entry {
  readonly key: string
  readonly value: string
  /** Offset of the value in the YAML text. */
  readonly start: number
}

function flatEntries(yaml: string): readonly Entry[] | null {
  const contents = parseYaml(yaml)
  if (contents === null) return yaml.replace(/^\s*#.*$/gm, '').trim() === '' ? [] : null
  if (!isMap(contents)) return null
  return contents.items.flatMap(({ key, value }): Entry[] => {
    if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string' || value.value === '') return []
    return [{ key: String(key.value), value: value.value, start: value.range?.[0] ?? 0 }]
  })
}

/** The failsafe schema reads each scalar as a string, so that a date or a version stays as it was written. */
function parseYaml(yaml: string): unknown {
  try {
    const document = parseDocument(yaml, { schema: 'failsafe' })
    return document.errors.length > 0 ? null : document.contents
  } catch (error) {
    // The parser recurses: nesting beyond the stack is broken front matter, not a broken world.
    if (error instanceof RangeError) return null
    throw error
  }
}

function isQuoted(source: string, at: number): boolean {
  return source[at] === '"' || source[at] === "'"
}
