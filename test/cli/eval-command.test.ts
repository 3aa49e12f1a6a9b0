import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCommandLine } from '../support/command-line.ts'

const prose = (word: string): string =>
  `People ${word} here, and then people ${word} there until the lamps are lit. `.repeat(6)

const article = `# Quiet walks

An opening about walks and rivers.

## Why people walk far

${prose('walk')}

Another ${prose('walk slowly')}

## Where friends talk

${prose('talk')}

Some more ${prose('talk loudly')}
`

const line = openCommandLine()
const folder = join(line.folder, 'articles')

beforeAll(() => {
  mkdirSync(folder)
  mkdirSync(join(line.folder, 'empty'))
  writeFileSync(join(folder, 'walks.md'), article)
  writeFileSync(join(folder, 'walks.txt'), article.replaceAll('#', '').replaceAll('\n\n', '\n'))
  writeFileSync(join(folder, 'short.md'), '# Short\n\nOnly this.\n')
  writeFileSync(join(folder, '.hidden.md'), article)
  writeFileSync(join(folder, 'notes.json'), '{}')
})

afterAll(() => line.close())

describe('eval', () => {
  it('prints a row a measure with its target, and what no series can be made of', async () => {
    const { code, out } = await line.run('eval', folder)
    expect(code).toBe(0)
    expect(out).toMatch(/^2 articles became \d+ emails/)
    for (const id of [
      'Q1',
      'Q2',
      'Q3',
      'Q5',
      'Q6',
      'Q7',
      'Q8',
      'Q9',
      'Q13',
      'Q14',
      'Q15',
      'Q16',
      'Q17',
      'Q18',
    ]) {
      expect(out).toMatch(new RegExp(`^[ ✗] {2}${id} +\\S`, 'm'))
    }
    expect(out).toMatch(/every sentence accounted for, full +100 % +100 %/)
    expect(out).toMatch(/peak memory of this run: \d+ MB/)
    expect(out).toMatch(/No series can be made of:\n +short\.md: /)
    expect(out).not.toMatch(/hidden|notes\.json/)
  })

  it('prints the same as data, with every measure of every draft', async () => {
    const { code, out } = await line.run('eval', folder, '--json')
    const found = JSON.parse(out)
    expect(code).toBe(0)
    expect(found.articles.map(({ file }: { file: string }) => file)).toEqual(['walks.md', 'walks.txt'])
    expect(found.articles[0]).toMatchObject({
      mode: 'full',
      deterministic: true,
      overrides: { lost: [] },
      drafts: {
        full: { measures: expect.arrayContaining([expect.objectContaining({ id: 'Q1', level: 'pass' })]) },
      },
    })
    expect(found.measures.map(({ id }: { id: string }) => id)).toContain('Q14')
  })

  it('prints one hash a draft, for comparing it with those of other places', async () => {
    const { out } = await line.run('eval', folder, '--hashes')
    expect(JSON.parse(out)).toEqual({
      'walks.md': expect.stringMatching(/^[0-9a-f]{64}$/),
      'walks.txt': expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('says in one line what is wrong with a folder', async () => {
    expect(await line.run('eval', join(line.folder, 'empty'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^rivulet: There is no article in /),
    })
    expect(await line.run('eval', join(folder, 'walks.md'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is not a folder/),
    })
  })
})
