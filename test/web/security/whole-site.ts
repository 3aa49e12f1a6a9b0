import { toJson } from '../../../db/json.ts'
import { type ListRow, updateList } from '../../../db/lists.ts'
import type { Schema } from '../../../db/schema.ts'
import { createList } from '../../../src/actions/create-list.ts'
import { restyleList } from '../../../src/actions/restyle-list.ts'
import { planIssue, scheduleIssue } from '../../../src/actions/schedule-issue.ts'
import { type LinkClaim, type LinkPurpose, signToken } from '../../../src/core/link-token.ts'
import type { Letter } from '../../../src/core/mail/letter.ts'
import { plainTheme } from '../../../src/core/mail/theme.ts'
import { drain } from '../../../src/worker/worker.ts'
import { HOUR } from '../../support/context.ts'
import { buildLetter, worker } from '../../support/published.ts'
import { insertReader } from '../../support/sent-mail.ts'
import {
  joinList,
  newestMail,
  openSite,
  publishSample,
  type Site,
  type SiteOptions,
  sendAllDue,
} from '../site.ts'

/** A site with something behind every address: each kind of link is alive, and every public page has something to show. */
export interface WholeSite extends Site {
  /** What a link of each kind says that works. */
  readonly claims: Readonly<Record<LinkPurpose, LinkClaim>>
  /** A list that Ana is on too. */
  readonly other: ListRow
  /** Ana’s subscription to that other list, and that of another person to the first one. */
  readonly strangers: { readonly list: number; readonly person: number }
  /** A path for each route that has parameters, by the route as the router spells it. */
  readonly live: ReadonlyMap<string, string>
}

const CITY = { key: 'city', label: 'Where do you live?', kind: 'text', options: [], required: false }

/** A letter with a link that is counted. */
function linkedLetter(subject = 'Spring is here'): Letter {
  const own = (text: string) => ({ text, origin: 'own' as const })
  const url = own('https://example.com/spring')
  return { ...buildLetter('issue', subject), cta: { kind: 'link', label: own('Read it'), url } }
}

/** Opens it. Ana is confirmed and wants another address, Ben is asked to confirm, Cleo has just left, Dora reads too. */
export async function openWholeSite(options: SiteOptions = {}): Promise<WholeSite> {
  const site = await openSite(options)
  const { context, list } = site
  const made = await createList(context, { name: 'Notes', listed: true })
  if (made.kind === 'problem') throw new Error(made.message)
  await restyleList(context, list.name, { theme: { ...plainTheme, brand: 'Willow', footer: 'Walks' } })
  const open = { listed: 1, archive: 1, track_clicks: 1, track_opens: 1 } as const
  await updateList(context.db, list.id, { ...open, fields: toJson([CITY]) })
  const { sequence } = await publishSample(site)
  const ana = (await joinList(site)).subscription
  const dora = (await joinList(site, 'dora@example.com')).subscription
  const cleo = (await joinList(site, 'cleo@example.com')).subscription
  const notes = (await insertReader(context, made.list.id, 'ana@example.com')).subscription
  const issue = await sendIssue(site)
  await askFor(site, 'ben@example.com')
  await post(site, context.links.unsubscribe(cleo))
  const wish = { action: 'address', address: 'ana.new@example.com' }
  await post(site, context.links.preferences(ana), wish)
  await sendAllDue(site)
  const claims = await claimsOf(site, { ana, cleo })
  const whole = { ...site, claims, other: made.list, strangers: { list: notes, person: dora } }
  return { ...whole, live: await livePaths(whole, { sequence, issue }) }
}

async function sendIssue(site: Site): Promise<number> {
  const { context, list } = site
  const planned = await planIssue(context, {
    name: 'Spring is here',
    letter: linkedLetter(),
    listName: list.name,
    time: 'now',
  })
  if (planned.kind === 'problem') throw new Error(planned.message)
  const { sequence } = await scheduleIssue(context, planned.plan)
  site.clock.advance(HOUR)
  await drain(context, worker)
  return sequence.id
}

async function askFor(site: Site, address: string): Promise<void> {
  await post(site, `http://localhost:3000/subscribe/${site.list.slug}`, { address })
  await sendAllDue(site)
}

async function post(site: Site, url: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const body = new URLSearchParams(fields)
  const { status } = await site.app.request(new URL(url).pathname, { method: 'POST', body })
  if (status !== 200) throw new Error(`${new URL(url).pathname} answered ${status}.`)
}

interface People {
  readonly ana: number
  readonly cleo: number
}

async function claimsOf({ context }: Site, { ana, cleo }: People): Promise<WholeSite['claims']> {
  const { read } = context
  const last = { subscription: ana, purpose: 'view' } as const
  const pending = await read
    .selectFrom('subscriptions')
    .selectAll()
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  const left = await read
    .selectFrom('consents')
    .select('id')
    .where('kind', '=', 'withdrawn')
    .executeTakeFirstOrThrow()
  const change = await read.selectFrom('address_changes').select('id').executeTakeFirstOrThrow()
  const mail = await read
    .selectFrom('deliveries')
    .innerJoin('enrolments', 'enrolments.id', 'deliveries.enrolment_id')
    .innerJoin('sequences', 'sequences.id', 'enrolments.sequence_id')
    .select('deliveries.id')
    .where('deliveries.subscription_id', '=', ana)
    .where('deliveries.state', '=', 'submitted')
    .where('sequences.kind', '=', 'issue')
    .executeTakeFirstOrThrow()
  const anas = (purpose: LinkPurpose, subject: number) => ({ purpose, subscription: ana, subject })
  return {
    unsubscribe: anas('unsubscribe', 0),
    preferences: anas('preferences', 0),
    confirm: { purpose: 'confirm', subscription: pending.id, subject: pending.request_id ?? 0 },
    view: { ...last, subject: mail.id },
    click: anas('click', mail.id),
    open: anas('open', mail.id),
    undo: { purpose: 'undo', subscription: cleo, subject: left.id },
    address: anas('address', change.id),
  }
}

/** A token as the site’s newest key signs it. */
export function tokenOf({ context }: Pick<Site, 'context'>, claim: LinkClaim): string {
  const key = context.keys[0]
  if (!key) throw new Error('The key ring is empty.')
  return signToken(key, claim)
}

/** The folder of the page that a kind of link leads to, without a slash at its end. */
export function pageOf({ context }: Pick<Site, 'context'>, purpose: LinkPurpose): string {
  return new URL(context.links[purpose](1, 1)).pathname.replace(/\/[^/]+$/, '')
}

async function livePaths(
  site: Omit<WholeSite, 'live'>,
  { sequence, issue }: { readonly sequence: number; readonly issue: number },
): Promise<ReadonlyMap<string, string>> {
  const { claims, list } = site
  const link = (purpose: LinkPurpose) => `${pageOf(site, purpose)}/${tokenOf(site, claims[purpose])}`
  const mail = await newestMail(site)
  return new Map([
    ['/subscribe/:list', `/subscribe/${list.slug}`],
    ['/confirm/:token', link('confirm')],
    ['/unsubscribe/:token', link('unsubscribe')],
    ['/unsubscribe/undo/:token', link('undo')],
    ['/preferences/:token', link('preferences')],
    ['/preferences/address/:token', link('address')],
    ['/view/:token', link('view')],
    ['/click/:token/:link{\\d{1,4}}', `${link('click')}/0`],
    ['/open/:token', link('open')],
    ['/archive/:list', `/archive/${list.slug}`],
    ['/archive/:list/feed.xml', `/archive/${list.slug}/feed.xml`],
    ['/archive/:list/feed.json', `/archive/${list.slug}/feed.json`],
    ['/archive/:list/:issue', `/archive/${list.slug}/spring-is-here-${issue}`],
    ['/theme/:file{[a-z0-9-]+\\.css}', `/theme/${list.slug}.css`],
    ['/review/:id{\\d{1,15}}', `/review/${sequence}`],
    ['/review/rules/:sentences{\\d{1,5}}/:emails{\\d{1,3}}', '/review/rules/3/2'],
    ['/review/:id{\\d{1,15}}/emails/:number{\\d{1,6}}', `/review/${sequence}/emails/1`],
    ['/review/:id{\\d{1,15}}/emails/:number{\\d{1,6}}/text', `/review/${sequence}/emails/1/text`],
    ['/captured/:id', `/captured/${mail.id}`],
    ['/captured/:id/html', `/captured/${mail.id}/html`],
    ['/captured/:id/raw', `/captured/${mail.id}/raw`],
  ])
}

export interface Visit {
  readonly route: string
  /** Null where nobody said what stands in the place of its parameters. */
  readonly path: string | null
}

/** Each route of the router, with live values in the place of its parameters. */
export function everyRoute({ app, live }: Pick<WholeSite, 'app' | 'live'>): readonly Visit[] {
  const routes = new Set(app.routes.map(({ path }) => path).filter((path) => !path.includes('*')))
  return [...routes].map((route) => ({
    route,
    path: route.includes(':') ? (live.get(route) ?? null) : route,
  }))
}

/** Which routes take a method. */
export function routesTaking(app: Site['app'], method: string): ReadonlySet<string> {
  const taking = app.routes.filter((route) => route.method === method && !route.path.includes('*'))
  return new Set(taking.map(({ path }) => path))
}

/** The rows of each table, as text. */
export async function snapshotOf({ context }: Pick<Site, 'context'>): Promise<ReadonlyMap<string, string>> {
  const tables = await context.db.introspection.getTables()
  const rows = new Map<string, string>()
  for (const { name } of tables) {
    const table = name as keyof Schema
    const found = await context.db.selectFrom(table).selectAll().execute()
    // A server gives rows in the order in which they were changed.
    rows.set(
      name,
      found
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n'),
    )
  }
  return rows
}

/** The tables in which anything is other than it was. */
export async function changedSince(
  site: Pick<Site, 'context'>,
  before: ReadonlyMap<string, string>,
): Promise<string[]> {
  const now = await snapshotOf(site)
  return [...now].filter(([name, rows]) => before.get(name) !== rows).map(([name]) => name)
}
