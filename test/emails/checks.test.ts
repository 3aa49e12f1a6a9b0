import { beforeAll, describe, expect, it } from 'vitest'
import { type JudgedRun, judge } from '../../bench/emails/allow.ts'
import { allowed } from '../../bench/emails/allowed.ts'
import { checkAll } from '../../bench/emails/check-all.ts'
import { draftsOf } from '../../bench/emails/drafts.ts'
import type { CheckName, Finding } from '../../bench/emails/finding.ts'
import { samples } from '../../bench/emails/samples.ts'
import { sampleThemes } from '../../src/render/sample-themes.ts'
import { sampleArticle } from '../support/drafted.ts'

let runs: readonly JudgedRun[]

beforeAll(async () => {
  const emails = await samples({ themes: ['branded', 'logo'], inTurns: true })
  const drafts = await draftsOf([sampleArticle])
  expect(drafts).toMatchObject({ series: 1, skipped: [] })
  runs = judge(await checkAll([...emails, ...drafts.emails], sampleThemes), allowed)
}, 120_000)

/** What a check found that is not allowed; entries that only the whole matrix uses are left to `npm run emails`. */
function foundBy(check: CheckName): readonly Finding[] {
  const run = runs.find((one) => one.check === check)
  if (!run) throw new Error(`There is no check ${check}.`)
  return run.open.filter(({ where }) => where !== 'bench/emails/allowed.ts')
}

describe('the emails of every template, in two themes, with all layouts and languages in turn, and of a drafted series', () => {
  it.each<[string, CheckName]>([
    ['use nothing that a mail program lacks, but for what is allowed with a fallback', 'caniemail'],
    ['are valid and accessible HTML, but for what is allowed with a reason', 'html-validate'],
    ['are small: 20 KB for a lesson, below 102 KB for any', 'size'],
    ['say the same words in the text part and in the HTML part', 'words'],
    ['have a contrast of at least 4.5 in the light and the dark palette', 'contrast'],
    ['are read back by mailparser as they were meant', 'mailparser'],
    ['are read back by Python as they were meant, where there is a Python', 'python'],
    ['carry a DKIM signature that another program verifies, over both List headers', 'dkim'],
    ['get at most half a point from SpamAssassin, where it is installed', 'spamassassin'],
  ])('%s', (_, check) => {
    expect(foundBy(check)).toEqual([])
  })

  it('are all looked at', () => {
    const looked = runs.filter(({ skipped }) => !skipped).map(({ check, looked }) => [check, looked > 20])
    expect(looked).toEqual(
      expect.arrayContaining([
        ['caniemail', true],
        ['html-validate', true],
        ['words', true],
        ['mailparser', true],
        ['dkim', true],
      ]),
    )
  })
})
