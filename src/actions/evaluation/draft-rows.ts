import { LARGEST_VARIATION } from '../../core/draft/measures/judge-measures.ts'
import { LEAST_MEAN_PURITY } from '../../core/draft/measures/purity.ts'
import type { Measures } from '../../core/draft/measures.ts'
import type { DraftFacts } from './draft-facts.ts'
import type { EvaluatedArticle } from './evaluate-article.ts'
import { type Mode, missesOf, passing, type SummaryRow, share } from './summary-row.ts'

/** What the drafts themselves show: Q1 to Q12. */
export function draftRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  return [...wholeTextRows(articles), ...bodyRows(articles), ...wordingRows(articles)]
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
  const leaning = sum(articles, leaningLessons)
  const variation = sum(articles, (_, { balance }) => balance) / Math.max(1, articles.length)
  const purity = sum(articles, (_, measures) => measures.purity.mean) / Math.max(1, articles.length)
  return [
    {
      id: 'Q4',
      name: 'share of a lesson that is of one section, mean',
      target: `at least ${LEAST_MEAN_PURITY}`,
      value: purity.toFixed(3),
      met: purity >= LEAST_MEAN_PURITY,
      missed: missesOf(articles, 'Q4', 'auto'),
    },
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
      name: 'lessons that begin with a leaning word',
      target: '0',
      value: String(leaning),
      met: leaning === 0,
      missed: missesOf(articles, 'Q9', 'auto'),
    },
    passing(articles, ['Q10', 'articles whose emails are read in 76 s', '100 %']),
  ]
}

function leaningLessons({ draft }: DraftFacts, { orphans }: Measures): number {
  const lessons = new Set(draft.emails.filter(({ kind }) => kind === 'lesson').map(({ id }) => id))
  return orphans.dangling.filter(({ place, email }) => place === 'body' && lessons.has(email)).length
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
