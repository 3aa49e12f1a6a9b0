import type { BlockChange } from '../../core/draft/overrides/revise-series.ts'
import type { ReimportReport, StaleEdit } from './reimport-report.ts'

/** What a re-import did, in a few lines for a terminal. */
export function reimportWords(report: ReimportReport): readonly string[] {
  const { kept, updated, gone, afresh, stale, added, removed, proposed, coverage } = report
  return [
    ...(afresh ? [AFRESH] : []),
    `${counted(updated.length, 'email')} changed with the article, ${kept.length} as before`,
    ...updated.map((file) => `  changed   ${file}`),
    ...gone.map((file) => `  removed   ${file}: ${GONE}`),
    ...added.map((block) => `  new       ${placeOf(block)}: ${shortened(block.text)}`),
    ...removed.map((block) => `  gone      ${placeOf(block)}: ${shortened(block.text)}`),
    ...stale.map((edit) => `  look at   ${edit.email}: ${staleWords(edit)}`),
    ...proposed.map(({ email, file }) => `  proposed  ${file}: ${email} stays as it is`),
    coverage.violations.length === 0
      ? `All ${coverage.sentences} sentences of the article are in an email or left out for a reason.`
      : `${counted(coverage.violations.length, 'sentence')} of the article stand in no email or in two.`,
  ]
}

/** The text of `changes.md`: the same, and for each edit that has lost its ground the words to choose from. */
export function changesText(name: string, report: ReimportReport): string {
  const { updated, gone, afresh, stale, added, removed, proposed } = report
  const parts = [
    `# What the changed article did to “${name}”`,
    'Your words were kept everywhere. This file is written anew with each import and is never sent.',
    afresh ? AFRESH : '',
    section('Look at these', stale.map(threeWays)),
    section('Emails that follow the article', updated.map(item)),
    section(
      'Removed',
      gone.map((file) => item(`${file}: ${GONE}`)),
    ),
    section('New in the article', added.map(blockItem)),
    section('No longer in the article', removed.map(blockItem)),
    section(
      'Proposed',
      proposed.map(({ email, file }) =>
        item(
          `${email} was not changed. ${file} is what it would become: rename it to ${email} to take it, or remove it.`,
        ),
      ),
    ),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const AFRESH = 'The article is another one: the series was planned afresh.'
const GONE = 'its part of the article is gone, and nothing in it was yours'

function section(title: string, entries: readonly string[]): string {
  const isList = entries.every((entry) => entry.startsWith('- '))
  return entries.length === 0 ? '' : `## ${title}\n\n${entries.join(isList ? '\n' : '\n\n')}`
}

function threeWays(edit: StaleEdit): string {
  if (edit.what === 'email') return bothWays(edit)
  return [
    `### ${edit.email}: ${staleWords(edit)}`,
    `The article said:\n\n${quoted(edit.oldSource)}`,
    `It says now:\n\n${quoted(edit.newSource)}`,
    `Your words, which were kept:\n\n${quoted(edit.yours)}`,
  ].join('\n\n')
}

/** Of an email that the article holds nothing of. */
function bothWays(edit: StaleEdit): string {
  const parts = [
    `### ${edit.email}: ${staleWords(edit)}`,
    edit.oldSource && `The article said:\n\n${quoted(edit.oldSource)}`,
    edit.yours && `Your words, which were kept:\n\n${quoted(edit.yours)}`,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

const SUBJECTS: Readonly<Record<Exclude<StaleEdit['what'], 'email'>, string>> = {
  subject: 'your subject',
  preview: 'your preview text',
  greeting: 'your greeting',
  opener: 'your opener',
  tip: 'your tip',
  signoff: 'your sign-off',
  ps: 'your P.S.',
  button: 'your button or reply prompt',
  sentence: 'a sentence that you changed',
  removal: 'words that you left out',
}

function staleWords({ what, newSource, yours }: StaleEdit): string {
  if (what === 'email') {
    const kept = yours === '' ? 'the email is kept' : 'your words are kept'
    return `source removed: its part of the article is gone; ${kept}`
  }
  return newSource === ''
    ? `${SUBJECTS[what]}: source removed, the article no longer says this`
    : `${SUBJECTS[what]}: the article now says something else there`
}

function item(words: string): string {
  return `- ${words}`
}

function blockItem(block: BlockChange): string {
  return item(`${placeOf(block)}: ${block.text.replace(/\s+/g, ' ')}`)
}

function placeOf({ email }: BlockChange): string {
  return email ?? 'in no email'
}

function quoted(words: string): string {
  return `> ${words === '' ? '(nothing)' : words.replace(/\s+/g, ' ')}`
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 69).toWellFormed()}…` : line
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
