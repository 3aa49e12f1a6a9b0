import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import { draftArticle, seriesFiles } from '../../src/actions/draft-article.ts'
import { planPublication, publishSequence } from '../../src/actions/publish-sequence.ts'
import { listSentEmails, reimportArticle, reimportWords } from '../../src/actions/reimport-article.ts'
import { readSeriesFiles } from '../../src/actions/series-files.ts'
import { drain } from '../../src/worker/worker.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { sampleArticle } from '../support/drafted.ts'
import { makeList, signUp, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'
const sample = readFileSync(sampleArticle, 'utf8')
const fileName = 'article.txt'

async function draftedFiles(): Promise<Map<string, string>> {
  const drafted = await draftArticle({ bytes: Buffer.from(sample), fileName })
  if (drafted.kind === 'problem') throw new Error(drafted.message)
  return new Map(seriesFiles(drafted.series))
}

describe('importing a changed article again', () => {
  let test: TestContext | null = null
  afterEach(async () => {
    await test?.close()
    test = null
  })

  const publish = async ({ context }: TestContext, files: ReadonlyMap<string, string>, listName: string) => {
    const read = readSeriesFiles(files)
    if (read.kind === 'problem') throw new Error(read.message)
    const planned = await planPublication(context, { series: read.series, listName, enrolExisting: false })
    if (planned.kind === 'problem') throw new Error(planned.message)
    await publishSequence(context, planned.publication)
    return planned.publication
  }

  const sendUntil = async ({ context, clock, captured }: TestContext, emails: number) => {
    for (
      let wake = await findNextWake(context.read);
      wake !== null;
      wake = await findNextWake(context.read)
    ) {
      if ((await captured.list()).length >= emails) return
      clock.now = Math.max(clock.now, wake)
      await drain(context, worker)
    }
  }

  it('says in a few words what it did', async () => {
    const files = await draftedFiles()
    const changed = sample.replace('A sister sends a photo', 'An aunt sends a photo')
    const result = await reimportArticle({ files, bytes: Buffer.from(changed), fileName })
    if (result.kind !== 'reimported') throw new Error(result.kind)
    expect(reimportWords(result.report)).toEqual([
      '1 email changed with the article, 6 as before',
      '  changed   02-lesson.md',
      expect.stringMatching(/^All \d+ sentences of the article are in an email or left out for a reason\.$/),
    ])
  })

  it('while people are inside sends nobody an email twice, and leaves alone what they have had', async () => {
    test = await openTestContext()
    const list = await makeList(test.context)
    const files = await draftedFiles()
    await publish(test, files, list.name)
    await signUp(test, list, ANA, 'Ana')
    // The confirmation, the welcome and the first lesson.
    await sendUntil(test, 3)
    const had = (await subjectsTo(test, ANA)).slice(1)
    expect(had).toHaveLength(2)

    const sentEmails = await listSentEmails(test.context, files)
    expect(sentEmails.size).toBe(2)
    const changed = sample
      .replace('A sister sends a photo', 'An aunt sends a photo')
      .replace('When Closeness Feels Complicated', 'When Being Close Feels Complicated')
    const result = await reimportArticle({ files, sentEmails, bytes: Buffer.from(changed), fileName })
    if (result.kind !== 'reimported') throw new Error(result.kind)
    // The welcome would announce the lesson by its new subject.
    const proposed = result.report.proposed.map(({ email }) => email)
    expect(proposed).toEqual(['01-welcome.md', '02-lesson.md'])
    expect(proposed.filter((name) => result.files.has(name))).toEqual([])
    const after = new Map([...files, ...result.files])
    const { added, removed, versionNumber } = await publish(test, after, list.name)
    expect({ added, removed, versionNumber }).toEqual({ added: [], removed: [], versionNumber: 2 })

    await sendUntil(test, 100)
    const all = (await subjectsTo(test, ANA)).slice(1)
    const read = readSeriesFiles(after)
    if (read.kind === 'problem') throw new Error(read.message)
    expect(all).toEqual([...had, ...read.series.draft.emails.slice(2).map(({ subject }) => subject.text)])
  })
})
