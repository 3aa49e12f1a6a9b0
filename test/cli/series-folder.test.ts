import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeSeriesFolder, holdsSeries, readSeriesFolder } from '../../src/cli/series-folder.ts'

describe('a series folder that is changed', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rivulet-folder-'))
    writeFileSync(join(folder, 'series.yaml'), 'old')
    writeFileSync(join(folder, '01-welcome.md'), 'mine')
    writeFileSync(join(folder, 'article.txt'), 'old')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('has the new files, without the obsolete ones, and keeps the others', () => {
    const files = new Map([
      ['series.yaml', 'new'],
      ['article.md', 'new'],
    ])
    expect(holdsSeries(folder)).toBe(true)
    expect(changeSeriesFolder(folder, { files, obsolete: ['article.txt'] })).toEqual({ kind: 'written' })
    expect(readdirSync(folder).sort()).toEqual(['01-welcome.md', 'article.md', 'series.yaml'])
    expect(readFileSync(join(folder, 'series.yaml'), 'utf8')).toBe('new')
  })

  it('is as it was where a file cannot be written', () => {
    const files = new Map([
      ['series.yaml', 'new'],
      ['no-such-folder/a.md', 'new'],
    ])
    const before = readSeriesFolder(folder)
    expect(changeSeriesFolder(folder, { files, obsolete: ['article.txt'] }).kind).toBe('problem')
    expect(readSeriesFolder(folder)).toEqual(before)
    expect(readdirSync(folder)).toHaveLength(3)
  })
})
