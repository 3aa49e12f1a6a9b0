import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import { listLists } from '../../db/lists.ts'
import { listSequences } from '../../db/sequences.ts'
import type { Context } from '../actions/context.ts'
import { type PublishedReview, reviewSequence } from '../actions/review-sequence.ts'
import { operatorOnly } from './operator-door.ts'
import { renderPage } from './pages/page.tsx'
import { ReviewPage } from './pages/review.tsx'
import { type PublishedSeries, ReviewListPage } from './pages/review-list.tsx'
import { reviewRules } from './review-rules.ts'
import { unlisted } from './safe-headers.ts'
import { followSentences } from './sentence-trails.ts'
import { showFramedEmail } from './show-email.ts'
import type { WebDeps } from './web-deps.ts'

/** The operator's look at a series: where each sentence of the article went, and each email as it is sent. */
export function addReviewRoutes(app: Hono, deps: WebDeps): void {
  const findReview = async (id: string): Promise<PublishedReview | null> => {
    const found = await reviewSequence(deps.context, Number(id))
    return found.kind === 'found' ? found.review : null
  }
  const findEmail = async (id: string, number: string) =>
    (await findReview(id))?.emails[Number(number) - 1] ?? null

  app.use('/review/*', operatorOnly(deps), unlisted, compress())

  app.get('/review', async (http) => {
    const series = await listPublished(deps.context)
    return http.html(renderPage(<ReviewListPage series={series} captured={deps.captured !== null} />))
  })

  app.get('/review/:id{\\d{1,15}}', async (http) => {
    const review = await findReview(http.req.param('id'))
    return review ? http.html(reviewPage(review, `/review/${http.req.param('id')}`)) : await http.notFound()
  })

  app.get('/review/rules/:sentences{\\d{1,5}}/:emails{\\d{1,3}}', (http) => {
    const [sentences, emails] = [Number(http.req.param('sentences')), Number(http.req.param('emails'))]
    return http.body(reviewRules({ sentences, emails }), 200, { 'Content-Type': 'text/css; charset=utf-8' })
  })

  app.get('/review/:id{\\d{1,15}}/emails/:number{\\d{1,6}}', async (http) => {
    const found = await findEmail(http.req.param('id'), http.req.param('number'))
    return found ? showFramedEmail(http, found.html) : await http.notFound()
  })

  app.get('/review/:id{\\d{1,15}}/emails/:number{\\d{1,6}}/text', async (http) => {
    const found = await findEmail(http.req.param('id'), http.req.param('number'))
    return found ? http.text(found.text) : await http.notFound()
  })
}

/** Every series that has been published, newest first. An issue has no article to be shown beside. */
async function listPublished({ read }: Context): Promise<readonly PublishedSeries[]> {
  const names = new Map((await listLists(read)).map(({ id, name }) => [id, name]))
  const published = (await listSequences(read)).filter(
    ({ kind, version_id }) => kind === 'series' && version_id !== null,
  )
  return published
    .map(({ id, name, state, list_id }) => ({ id, name, state, listName: names.get(list_id) ?? '' }))
    .toReversed()
}

function reviewPage(review: PublishedReview, path: string): string {
  const trails = followSentences(review.draft)
  const rulesHref = `/review/rules/${trails.size}/${review.emails.length}`
  return renderPage(<ReviewPage review={review} trails={trails} path={path} rulesHref={rulesHref} />)
}
