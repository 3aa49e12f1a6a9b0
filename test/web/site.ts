import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono, Context as HttpContext } from 'hono'
import type { ListRow } from '../../db/lists.ts'
import { createList } from '../../src/actions/create-list.ts'
import { planPublication, publishSequence } from '../../src/actions/publish-sequence.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { draftSeries } from '../../src/core/draft/draft-series.ts'
import { defaultRhythm, type Series } from '../../src/core/draft/series.ts'
import type { CapturedMessage } from '../../src/core/mail/message.ts'
import { readCopy } from '../../src/ingest/read-article.ts'
import { createApp } from '../../src/web/app.ts'
import type { Challenge } from '../../src/web/challenge.ts'
import { createOperatorAccess, type OperatorAccess } from '../../src/web/operator-access.ts'
import { openTestContext, type TestContext } from '../support/context.ts'

/** A whole site on a database of its own, with one list; requests come from the same machine. */
export interface Site extends TestContext {
  readonly app: Hono
  readonly access: OperatorAccess
  readonly list: ListRow
}

export interface SiteOptions {
  readonly remoteAddress?: (http: HttpContext) => string | null
  readonly realMail?: boolean
  readonly publicUrl?: string
  readonly challenge?: Challenge
}

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const publicUrl = options.publicUrl ?? 'http://localhost:3000'
  const test = await openTestContext({ settings: { publicUrl } })
  const created = await createList(test.context, { name: 'Weekly tips' })
  if (created.kind === 'problem') throw new Error(created.message)
  const access = createOperatorAccess({ publicUrl, newId: () => `${test.context.newId()}-secret` })
  const app = createApp({
    challenge: options.challenge ?? null,
    context: test.context,
    captured: options.realMail ? null : test.captured,
    access,
    remoteAddress: options.remoteAddress ?? (() => '127.0.0.1'),
  })
  return { ...test, app, access, list: created.list }
}

/** The project's own article, drafted as a series. */
export function sampleSeries(): Series {
  const file = join(import.meta.dirname, '../../examples/sample-article.txt')
  const read = readCopy(readFileSync(file), file)
  if (read.kind !== 'read') throw new Error(read.kind)
  const { document, source, sha256, format, title } = read.article
  const drafted = draftSeries({
    document,
    article: { title, language: document.language, format, sha256, url: null },
    voice: {
      signer: 'Maya, Willow Lane Counselling',
      greeting: 'Hi {{ first_name }},',
      greetingWithoutName: 'Hello,',
      ps: null,
      link: null,
      offerUrl: 'https://example.com/contact',
    },
  })
  if (drafted.kind !== 'drafted') throw new Error(drafted.message)
  const { draft } = drafted
  return { key: 'connection', name: draft.name, list: null, rhythm: defaultRhythm, draft, source }
}

/** Publishes the sample series to the site's list. */
export async function publishSample({ context, list }: Site): Promise<{ sequence: number }> {
  const input = { series: sampleSeries(), listName: list.name, enrolExisting: false }
  const planned = await planPublication(context, input)
  if (planned.kind === 'problem') throw new Error(planned.message)
  const { sequence } = await publishSequence(context, planned.publication)
  return { sequence: sequence.id }
}

/** A minute passes first, so that no two rounds of mail have the same date. */
export async function sendAllDue({ context, clock }: Site): Promise<void> {
  clock.advance(60_000)
  while ((await sendDue(context, { owner: 'test', limit: 100 })).claimed > 0);
}

/** The newest captured email. */
export async function newestMail({ captured }: Site): Promise<CapturedMessage> {
  const mail = (await captured.list()).at(-1)
  if (!mail) throw new Error('No mail was captured')
  return mail
}

/** The path of the first link in an email that goes to this kind of page. */
export function linkIn({ message }: CapturedMessage, page: 'confirm' | 'unsubscribe' | 'view'): string {
  const found = new RegExp(`https?://[^\\s/]+(/${page}/[\\w-]+)`).exec(message.text)?.[1]
  if (!found) throw new Error(`No /${page}/ link in the mail`)
  return found
}

/** Signs a person up and confirms, through the pages. Returns the paths of that person's own links. */
export async function joinList(site: Site, address = 'ana@example.com') {
  await site.app.request(`/subscribe/${site.list.slug}`, {
    method: 'POST',
    body: new URLSearchParams({ address }),
  })
  await sendAllDue(site)
  const confirm = linkIn(await newestMail(site), 'confirm')
  await site.app.request(confirm, { method: 'POST' })
  const { id } = await site.context.read
    .selectFrom('subscriptions')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const unsubscribe = new URL(site.context.links.unsubscribe(id)).pathname
  return { subscription: id, confirm, unsubscribe }
}

/** The state of a subscription as it stands in the database. */
export async function stateOf({ context }: Site, subscription: number): Promise<string> {
  const row = await context.read
    .selectFrom('subscriptions')
    .select('state')
    .where('id', '=', subscription)
    .executeTakeFirstOrThrow()
  return row.state
}
