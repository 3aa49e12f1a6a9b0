import { EDIT_KINDS, type EditKind } from './edit-paragraphs.ts'
import type { EvaluatedArticle } from './evaluate-article.ts'
import { type SummaryRow, share } from './summary-row.ts'

/** What the drafts do when they are made again, and when their article changes: Q13 to Q16. */
export function changeRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  const same = ({ deterministic }: EvaluatedArticle) => (deterministic ? null : 'differs')
  return [
    holding(articles, ['Q13', 'articles drafted the same again'], same),
    editRow(articles, 'edits (replace, extend, cut) that change one email at most', {
      kinds: ['replace', 'extend', 'cut'],
      least: 1,
    }),
    editRow(articles, 'insertions and deletions that change one at most', {
      kinds: ['insert', 'delete'],
      least: 0.99,
    }),
    rewordedRow(articles),
    holding(articles, ['Q15', 'articles that import again without change'], ({ reimport }) => reimport),
    overridesRow(articles),
  ]
}

function holding(
  articles: readonly EvaluatedArticle[],
  [id, name]: readonly [string, string],
  faultOf: (article: EvaluatedArticle) => string | null,
): SummaryRow {
  const missed = articles.flatMap((article) => {
    const why = faultOf(article)
    return why === null ? [] : [{ file: article.file, why }]
  })
  const all = articles.length
  return share({ id, name, target: '100 %', least: 1, good: all - missed.length, all, missed })
}

function editsOf(articles: readonly EvaluatedArticle[], kinds: readonly EditKind[]) {
  return articles.flatMap(({ file, edits }) =>
    edits.filter(({ kind }) => kinds.includes(kind)).map((edit) => ({ ...edit, file })),
  )
}

function editRow(
  articles: readonly EvaluatedArticle[],
  name: string,
  { kinds, least }: { readonly kinds: readonly EditKind[]; readonly least: number },
): SummaryRow {
  const edits = editsOf(articles, kinds)
  const bad = edits.filter(({ changed }) => changed > 1)
  return share({
    id: 'Q14',
    name,
    target: least === 1 ? '100 %' : `at least ${least * 100} %`,
    least,
    good: edits.length - bad.length,
    all: edits.length,
    missed: bad.map(({ file, kind, changed, place }) => ({
      file,
      why: `${kind} changed ${changed}: ${place}`,
    })),
  })
}

/** Words around the texts that stay: no promise of the issue, but what a marketer would be surprised by. */
function rewordedRow(articles: readonly EvaluatedArticle[]): SummaryRow {
  const edits = editsOf(articles, EDIT_KINDS)
  const bad = edits.filter(({ reworded }) => reworded.length > 0)
  return share({
    id: 'Q14b',
    name: 'edits that reword no subject, preview text or tip elsewhere',
    target: 'at least 99 %',
    least: 0.99,
    good: edits.length - bad.length,
    all: edits.length,
    missed: bad.map(({ file, kind, reworded, place }) => ({
      file,
      why: `${kind} reworded ${reworded.join(', ')}: ${place}`,
    })),
  })
}

function overridesRow(articles: readonly EvaluatedArticle[]): SummaryRow {
  const kept = articles.reduce((sum, { overrides }) => sum + overrides.kept, 0)
  const lost = articles.flatMap(({ file, overrides }) => overrides.lost.map((why) => ({ file, why })))
  return share({
    id: 'Q16',
    name: 'marketer’s edits kept when a changed article is imported',
    target: '100 %',
    least: 1,
    good: kept,
    all: kept + lost.length,
    missed: lost,
  })
}
