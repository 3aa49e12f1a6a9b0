import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../../src/actions/context.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { issueSlug } from '../../src/core/mail/issue-slug.ts'
import { signUpForm } from '../../test/support/sign-up-form.ts'
import type { PageLanguage } from './sample-words.ts'

/** A public page as it is fetched. */
export interface FetchedPage {
  readonly name: string
  readonly language: PageLanguage
  readonly path: string
  /** A feed is for programs and holds whole emails: no size is asked of it. */
  readonly isFeed?: boolean
  /** The form that is sent in a round, where the page answers one. */
  readonly form?: (round: number) => string
}

export interface WhosePages {
  readonly language: PageLanguage
  /** The address of a person on the list, whose own pages are fetched. */
  readonly reader: string
}

/** Every public page of a list that has an archive, and of one of its readers. */
export async function pagesOf(
  ctx: Context,
  list: ListRow,
  { language, reader }: WhosePages,
): Promise<FetchedPage[]> {
  const archive = `/archive/${list.slug}`
  const form = (round: number) => `address=visitor-${language}-${round}%40example.com&name=Ana`
  const pages: readonly Omit<FetchedPage, 'language'>[] = [
    { name: 'front', path: '/' },
    { name: 'subscribe', path: `/subscribe/${list.slug}` },
    { name: 'form answer', path: `/subscribe/${list.slug}`, form },
    { name: 'confirm', path: await confirmPath(ctx, list, language) },
    ...(await ownPages(ctx, list, reader)),
    { name: 'lost mail', path: '/unsubscribe' },
    { name: 'archive', path: archive },
    { name: 'issue', path: `${archive}/${issueSlug(await newestIssue(ctx, list))}` },
    { name: 'feed.xml', path: `${archive}/feed.xml`, isFeed: true },
    { name: 'feed.json', path: `${archive}/feed.json`, isFeed: true },
  ]
  return pages.map((page) => ({ ...page, language }))
}

/** Somebody signs up here, and never confirms. */
async function confirmPath(ctx: Context, list: ListRow, language: PageLanguage): Promise<string> {
  await subscribe(ctx, signUpForm([list.id], `undecided-${language}@example.com`))
  const asked = await ctx.read
    .selectFrom('subscriptions')
    .select(['id', 'request_id'])
    .where('list_id', '=', list.id)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  return pathOf(ctx.links.confirm(asked.id, asked.request_id ?? 0))
}

async function ownPages({ read, links }: Context, list: ListRow, reader: string) {
  const mail = await read
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select(['deliveries.id', 'subscription_id as subscription'])
    .where('address', '=', reader)
    .where('subscriptions.list_id', '=', list.id)
    .where('deliveries.state', '=', 'submitted')
    .orderBy('deliveries.id', 'desc')
    .executeTakeFirstOrThrow()
  return [
    { name: 'preferences', path: pathOf(links.preferences(mail.subscription)) },
    { name: 'unsubscribe', path: pathOf(links.unsubscribe(mail.subscription)) },
    { name: 'view', path: pathOf(links.view(mail.subscription, mail.id)) },
  ]
}

async function newestIssue({ read }: Context, { id }: ListRow): Promise<{ name: string; id: number }> {
  return await read
    .selectFrom('sequences')
    .select(['id', 'name'])
    .where('list_id', '=', id)
    .where('kind', '=', 'issue')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
}

function pathOf(url: string): string {
  return new URL(url).pathname
}
