import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  'docs/GUARANTEES.md',
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
]

describe('the documents', () => {
  it.each(documents)('%s names only files that are there', (document) => {
    const text = readFileSync(join(root, document), 'utf8')
    const named = text.match(/\b(?:src|db|test|emails|bin|docs|examples)\/[\w./-]*\w/g) ?? []
    expect(named.filter((path) => !path.includes('NNNN') && !existsSync(join(root, path)))).toEqual([])
  })

  it('promise nothing without a test that holds it', () => {
    const rows =
      readFileSync(join(root, 'docs/GUARANTEES.md'), 'utf8').match(/^\| (?!promise|-).+\|$/gm) ?? []
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.filter((row) => !/`test\/[^`]+\.test\.tsx?`/.test(row))).toEqual([])
  })
})
