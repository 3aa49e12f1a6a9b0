import { addRecoveries, recoveryScore } from '../../core/article/heading-recovery.ts'
import {
  type JudgedMeasure,
  judgeMeasures,
  LARGEST_VARIATION,
} from '../../core/draft/measures/judge-measures.ts'
import type { Measures } from '../../core/draft/measures.ts'
import type { DraftFacts } from './draft-facts.ts'
import type { EditKind } from './edit-paragraphs.ts'
import type { EvaluatedArticle } from './evaluate-article.ts'

/** One measure over all articles of a folder. */
export interface SummaryRow {
  /** "Q1" and so on, as in the research; empty for time and memory. */
  readonly id: string
  readonly name: string
  readonly target: string
  /** Over all articles, as shown. */
  readonly value: string
  readonly met: boolean
  /** Files that miss the target of one article, each with what they miss. */
  readonly missed: readonly Miss[]
}

export interface Miss {
  readonly file: string
  readonly why: string
}

/** All rows in the order of their numbers. */
export function summaryRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  return [
    ...wholeTextRows(articles),
    ...bodyRows(articles),
    ...wordingRows(articles),
    ...changeRows(articles),
    partsRow(articles),
    headingRow(articles),
    ...timeRows(articles),
  ]
}

type Mode = 'auto' | 'full' | 'digest'

interface Counted {
  readonly id: string
  readonly name: string
  readonly target: string
  /** Whether this share of all counted things is enough. */
  readonly least: number
  readonly good: number
  readonly all: number
  readonly missed: readonly Miss[]
}

function share({ good, all, least, ...row }: Counted): SummaryRow {
  const part = all === 0 ? 1 : good / all
  return { ...row, value: `${Math.floor(part * 1000 + 1e-9) / 10} %`, met: part >= least }
}

/** Files whose own draft misses a measure. */
function missesOf(articles: readonly EvaluatedArticle[], id: string, mode: Mode): readonly Miss[] {
  return articles.flatMap((article) => {
    const judged = judgeMeasures(article[mode].measures).find((measure) => measure.id === id)
    return judged && judged.level !== 'pass' ? [{ file: article.file, why: whyOf(judged) }] : []
  })
}

const MOST_PLACES = 3

function whyOf({ value, places }: JudgedMeasure): string {
  const shown = places
    .slice(0, MOST_PLACES)
    .map((place) => (place.length > 90 ? `${place.slice(0, 90)} …` : place))
  const more = places.length > MOST_PLACES ? [`and ${places.length - MOST_PLACES} more`] : []
  return [value, ...shown, ...more].join('; ')
}

/** A measure that each draft passes or misses: the share of the articles that pass it. */
function passing(
  articles: readonly EvaluatedArticle[],
  [id, name, target]: readonly [string, string, string],
  mode: Mode = 'auto',
): SummaryRow {
  const missed = missesOf(articles, id, mode)
  const all = articles.length
  const shown = mode === 'auto' ? name : `${name}, ${mode}`
  return share({ id, name: shown, target, least: 1, good: all - missed.length, all, missed })
}

function wholeTextRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  const modes: readonly Mode[] = ['full', 'digest']
  return [
    ...modes.map((mode) =>
      passing(articles, ['Q1', 'articles with every sentence accounted for', '100 %'], mode),
    ),
    ...modes.map((mode) =>
      passing(articles, ['Q1b', 'articles that leave out no more than they may', '100 %'], mode),
    ),
    ...modes.map((mode) => passing(articles, ['Q2', 'articles with no word from nowhere', '100 %'], mode)),
    ...modes.map((mode) => passing(articles, ['Q3', 'articles in their own order', '100 %'], mode)),
  ]
}

function sum(
  articles: readonly EvaluatedArticle[],
  count: (facts: DraftFacts, measures: Measures) => number,
): number {
  return articles.reduce((total, { auto }) => total + count(auto, auto.measures), 0)
}

function bodyRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  const lessons = sum(articles, ({ draft }) => draft.emails.filter(({ kind }) => kind === 'lesson').length)
  const outside = sum(articles, (_, { length }) => length.outside.length)
  const leaning = sum(
    articles,
    (_, { orphans }) => orphans.dangling.filter(({ place }) => place === 'body').length,
  )
  const variation = sum(articles, (_, { balance }) => balance) / Math.max(1, articles.length)
  return [
    passing(articles, ['Q4', 'articles with one idea in each lesson', '100 %']),
    {
      id: 'Q5',
      name: 'variation of the lessons’ lengths, mean',
      target: `at most ${LARGEST_VARIATION}`,
      value: variation.toFixed(3),
      met: variation <= LARGEST_VARIATION,
      missed: missesOf(articles, 'Q5', 'auto'),
    },
    share({
      id: 'Q6',
      name: 'lessons of 50 to 300 words',
      target: 'at least 99 %',
      least: 0.99,
      good: lessons - outside,
      all: lessons,
      missed: missesOf(articles, 'Q6', 'auto'),
    }),
    {
      id: 'Q9',
      name: 'emails that begin with a leaning word',
      target: '0',
      value: String(leaning),
      met: leaning === 0,
      missed: missesOf(articles, 'Q9', 'auto'),
    },
    passing(articles, ['Q10', 'articles whose emails are read in 76 s', '100 %']),
  ]
}

function wordingRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  const emails = sum(articles, ({ draft }) => draft.emails.length)
  const failing = (pick: (measures: Measures) => Measures['subjects']) =>
    sum(articles, (_, measures) => new Set(pick(measures).faults.map(({ email }) => email)).size)
  const emailShare = (id: string, name: string, bad: number) =>
    share({
      id,
      name,
      target: '100 %',
      least: 1,
      good: emails - bad,
      all: emails,
      missed: missesOf(articles, id, 'auto'),
    })
  return [
    emailShare(
      'Q7',
      'subjects that pass all rules',
      failing(({ subjects }) => subjects),
    ),
    emailShare(
      'Q8',
      'preview texts that pass all rules',
      failing(({ previews }) => previews),
    ),
    emailShare(
      'Q11',
      'emails that ask for one thing',
      sum(articles, (_, { calls }) => calls.silent.length),
    ),
    passing(articles, ['Q11b', 'articles without early promotion', '100 %']),
    passing(articles, ['Q12', 'articles that give each tip they can', '100 %']),
  ]
}

function holding(
  articles: readonly EvaluatedArticle[],
  [id, name]: readonly [string, string],
  holds: (article: EvaluatedArticle) => boolean,
): SummaryRow {
  const missed = articles.filter((article) => !holds(article)).map(({ file }) => ({ file, why: 'differs' }))
  return share({
    id,
    name,
    target: '100 %',
    least: 1,
    good: articles.length - missed.length,
    all: articles.length,
    missed,
  })
}

function changeRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  return [
    holding(articles, ['Q13', 'articles drafted the same again'], ({ deterministic }) => deterministic),
    editRow(
      articles,
      'edits (replace, extend, cut) that change one email at most',
      ['replace', 'extend', 'cut'],
      1,
    ),
    editRow(articles, 'insertions and deletions that change one at most', ['insert', 'delete'], 0.99),
    holding(articles, ['Q15', 'articles that import again without change'], ({ idempotent }) => idempotent),
  ]
}

function editRow(
  articles: readonly EvaluatedArticle[],
  name: string,
  kinds: readonly EditKind[],
  least: number,
): SummaryRow {
  const edits = articles.flatMap(({ file, edits }) =>
    edits.filter(({ kind }) => kinds.includes(kind)).map((edit) => ({ ...edit, file })),
  )
  const bad = edits.filter(({ changed }) => changed > 1)
  return share({
    id: 'Q14',
    name,
    target: least === 1 ? '100 %' : 'at least 99 %',
    least,
    good: edits.length - bad.length,
    all: edits.length,
    missed: bad.map(({ file, kind, block, changed }) => ({
      file,
      why: `${kind} at ${block} changed ${changed} emails`,
    })),
  })
}

const LEAST_ALIKE = 0.98
const MOST_BYTES = 20_480

function partsRow(articles: readonly EvaluatedArticle[]): SummaryRow {
  const differs = ({ parts }: EvaluatedArticle) => parts.least < LEAST_ALIKE || parts.bytes > MOST_BYTES
  const least = Math.min(1, ...articles.map(({ parts }) => parts.least))
  const bytes = Math.max(0, ...articles.map(({ parts }) => parts.bytes))
  const missed = articles.filter(differs)
  return {
    id: 'Q17',
    name: 'text and HTML part alike; largest HTML part',
    target: `${LEAST_ALIKE}; 20 KB`,
    value: `${least.toFixed(3)}; ${(bytes / 1024).toFixed(1)} KB`,
    met: missed.length === 0,
    missed: missed.map(({ file, parts }) => ({
      file,
      why: `${parts.least.toFixed(3)} alike, ${(parts.bytes / 1024).toFixed(1)} KB`,
    })),
  }
}

const LEAST_RECOVERY = 0.88

function headingRow(articles: readonly EvaluatedArticle[]): SummaryRow {
  const marked = articles.flatMap(({ file, headings }) => (headings ? [{ file, headings }] : []))
  const { f1 } = recoveryScore(addRecoveries(marked.map(({ headings }) => headings)))
  const missed = marked.filter(({ headings }) => recoveryScore(headings).f1 < LEAST_RECOVERY)
  return {
    id: 'Q18',
    name: 'headings found in the bare text, F1',
    target: `at least ${LEAST_RECOVERY}`,
    value: f1.toFixed(3),
    met: f1 >= LEAST_RECOVERY,
    missed: missed.map(({ file, headings }) => ({ file, why: recoveryWords(headings) })),
  }
}

function recoveryWords(headings: Parameters<typeof recoveryScore>[0]): string {
  const { right, known, found } = headings
  return `${right} of ${known} found, ${found - right} invented`
}

/** Milliseconds that an article of 650 words may take once warm, and what 200 KB may take. */
const SHORT = { words: 650, milliseconds: 100 }
const LONG = { words: 33_000, milliseconds: 1000 }
/** A web page or a Word file takes this long to be read, in milliseconds, before it is drafted. */
const PAGE = 200

function allowedTime({ words, format }: EvaluatedArticle): number {
  const beyond = Math.max(0, words - SHORT.words) / (LONG.words - SHORT.words)
  const drafting = SHORT.milliseconds + beyond * (LONG.milliseconds - SHORT.milliseconds)
  return drafting + (format === 'text' || format === 'markdown' ? 0 : PAGE)
}

function timeRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  const slow = articles.filter((article) => article.warm > allowedTime(article))
  const row = (name: string, times: readonly number[]) => ({
    id: '',
    name,
    value: `mean ${Math.round(times.reduce((all, time) => all + time, 0) / Math.max(1, times.length))}, most ${Math.round(Math.max(0, ...times))}`,
  })
  return [
    {
      ...row(
        'milliseconds to draft, the first time',
        articles.map(({ first }) => first),
      ),
      target: '',
      met: true,
      missed: [],
    },
    {
      ...row(
        'milliseconds to draft, warm',
        articles.map(({ warm }) => warm),
      ),
      target: '100 for 650 words',
      met: slow.length === 0,
      missed: slow.map((article) => ({
        file: article.file,
        why: `${Math.round(article.warm)} ms for ${article.words} words, ${Math.round(allowedTime(article))} allowed`,
      })),
    },
  ]
}
