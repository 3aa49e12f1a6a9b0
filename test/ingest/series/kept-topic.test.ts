import { expect, it } from 'vitest'
import { draftArticle, seriesFiles } from '../../../src/actions/draft-article.ts'
import { readArticle } from '../../../src/ingest/read-article.ts'
import { reimportSeries } from '../../../src/ingest/series/reimport-series.ts'

const filler = (seed: number) => Array.from({ length: 70 }, (_, index) => `word${seed}x${index}`).join(' ')

function articleOf(mentions: readonly string[]): Buffer {
  const sections = mentions.map(
    (mention, index) => `## Why part ${index} matters\n\n${mention} ${filler(index + 2)}.`,
  )
  return Buffer.from(
    `# Is It True That Quiet Walks Are Better Than Rest?\n\nSome words.\n\n${sections.join('\n\n')}\n`,
  )
}

it('a series keeps its topic when the article does not say it any more, and its title still does', async () => {
  const said = articleOf(['Resting helps.', 'Quiet walks heal.', 'Quiet walks last.'])
  const drafted = await draftArticle({ bytes: said, fileName: 'a.md' })
  if (drafted.kind !== 'drafted') throw new Error(drafted.message)
  const files = seriesFiles(drafted.series)
  expect(files.get('02-lesson.md')).toContain('on quiet walks.')

  const unsaid = await readArticle({
    bytes: articleOf(['Resting helps.', 'Nothing else heals.', 'Nothing else lasts.']),
    fileName: 'a.md',
  })
  if (unsaid.kind !== 'read') throw new Error(unsaid.message)
  const again = reimportSeries({ files, article: unsaid.article })
  if (again.kind !== 'reimported') throw new Error(again.kind)
  expect(again.files.has('02-lesson.md')).toBe(false)
  expect(again.files.get('series.yaml')).toContain('topic: quiet walks')
})
