import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type ArticlesEvaluation, draftHashes, evaluateArticles } from '../actions/evaluate-articles.ts'
import { evaluationJson } from '../actions/evaluation/evaluation-json.ts'
import { articlesTable } from './articles-table.ts'
import { hashesElsewhere } from './drafts-elsewhere.ts'
import { pagesTable } from './pages-table.ts'
import { type ExitCode, fail, printJson, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'

/** `eval FOLDER`: drafts every article of a folder and shows how good the drafts are, measure by measure. */
export function addEvalCommand(program: Command, verb: Verb): void {
  program
    .command('eval <folder>')
    .description('draft every article of a folder and measure the drafts')
    .option('--json', 'print every measure of every article as JSON')
    .option(
      '--thorough',
      'edit every paragraph in every way, and draft in other time zones and languages too',
    )
    .option('--hashes', 'print only the hash of each draft, as JSON')
    .action(
      verb<EvalOptions>(async ({ terminal }, [folder], options) => evaluate(terminal, folder ?? '', options)),
    )
}

interface EvalOptions {
  readonly json?: boolean
  readonly thorough?: boolean
  readonly hashes?: boolean
}

async function evaluate(terminal: Terminal, folder: string, options: EvalOptions): Promise<ExitCode> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return fail(terminal, `${folder} is not a folder: give the folder that holds the articles.`)
  }
  if (existsSync(join(folder, 'ground-truth.json')))
    return await evaluateFolderOfPages(terminal, folder, options)
  if (options.hashes) return printJson(terminal, Object.fromEntries(await draftHashes(folder)))
  const elsewhere = options.thorough ? await hashesElsewhere(folder) : []
  const evaluation = await evaluateArticles(folder, { thorough: options.thorough ?? false, elsewhere })
  if (evaluation.articles.length === 0) return fail(terminal, noArticle(folder, evaluation))
  if (options.json) return printJson(terminal, evaluationJson(evaluation))
  for (const line of articlesTable(evaluation)) terminal.print(line)
  return 0
}

function noArticle(folder: string, { unread }: ArticlesEvaluation): string {
  const [first] = unread
  return first
    ? `No article in ${folder} can be drafted; ${first.file}: ${first.message}`
    : `There is no article in ${folder}: put .md, .txt, .html or .docx files there.`
}

async function evaluateFolderOfPages(
  terminal: Terminal,
  folder: string,
  { json }: EvalOptions,
): Promise<ExitCode> {
  // The readers of pages are large, and only this command and pages themselves need them.
  const { evaluatePages } = await import('../actions/evaluate-pages.ts')
  const evaluation = await evaluatePages(folder)
  if (evaluation.pages.length === 0)
    return fail(terminal, `No page in ${folder} has a true text to compare with.`)
  if (json) return printJson(terminal, evaluation)
  for (const line of pagesTable(evaluation)) terminal.print(line)
  return 0
}
