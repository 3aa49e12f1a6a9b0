import { type ArchivedIssueRow, findArchivedIssue, listArchivedIssues } from '../../db/archive.ts'
import { fromJson } from '../../db/json.ts'
import { findListBySlug, type ListRow } from '../../db/lists.ts'
import { getTemplate } from '../../db/templates.ts'
import { oneLine } from '../core/mail/encode.ts'
import { issueIdOf, issueSlug } from '../core/mail/issue-slug.ts'
import type { Letter, Words } from '../core/mail/letter.ts'
import { evaluateFragment, holdsLiquid } from '../core/mail/liquid-fragment.ts'
import type { SubscriberFields } from '../core/mail/merge.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { themeOf } from '../core/mail/theme.ts'
import { withoutGreeting } from '../core/mail/without-greeting.ts'
import { letterFragment } from '../render/letter-fragment.tsx'
import { letterHtml } from '../render/letter-html.ts'
import { letterText } from '../render/letter-text.ts'
import type { Context } from './context.ts'
import { hasArchive } from './openness-settings.ts'

/** An issue as everybody may read it: nobody's name, address or link is in it. */
export interface ArchivedIssue {
  /** Its address below the public one; it stays. */
  readonly path: string
  readonly title: string
  readonly preview: string
  /** When it went out (epoch milliseconds). */
  readonly at: number
  /** Its words without greeting and footer; made when they are asked for, since most pages show none of them. */
  text(): string
  /** The same as a stretch of HTML. */
  html(): Promise<string>
}

export interface Archive {
  readonly list: ListRow
  /** Newest first. */
  readonly issues: readonly ArchivedIssue[]
  /** Whether there are older ones. */
  readonly older: boolean
}

export type ReadArchive = { readonly kind: 'found'; readonly archive: Archive } | { readonly kind: 'missing' }

export type ReadArchivedIssue =
  | {
      readonly kind: 'found'
      readonly list: ListRow
      readonly issue: ArchivedIssue
      /** The email as its readers got it, but for the greeting; where their way out was stands a link to `signUpUrl`. */
      readonly html: string
      readonly signUpUrl: string
    }
  | { readonly kind: 'missing' }

/** A page of the issues of a list that anybody may read. Only a list that opted in has one, and no sensitive one. */
export async function readArchive(
  ctx: Context,
  slug: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<ReadArchive> {
  const list = await findOpenList(ctx, slug)
  if (!list) return { kind: 'missing' }
  const asked = { listId: list.id, now: ctx.now(), offset: page.offset, limit: page.limit + 1 }
  const rows = await listArchivedIssues(ctx.read, asked)
  const issues = rows.slice(0, page.limit).map((row) => issueOf(ctx, list, row))
  return { kind: 'found', archive: { list, issues, older: rows.length > page.limit } }
}

/** One issue as an anonymous reader sees it. */
export async function readArchivedIssue(
  ctx: Context,
  address: { readonly list: string; readonly issue: string },
): Promise<ReadArchivedIssue> {
  const list = await findOpenList(ctx, address.list)
  const sequenceId = issueIdOf(address.issue)
  if (!list || sequenceId === null) return { kind: 'missing' }
  const row = await findArchivedIssue(ctx.read, { listId: list.id, now: ctx.now(), sequenceId })
  if (!row || row.templateHash === null || slugOf(row) !== address.issue) return { kind: 'missing' }
  const template = fromJson<CompiledTemplate>((await getTemplate(ctx.read, row.templateHash)).template)
  return {
    kind: 'found',
    list,
    issue: issueOf(ctx, list, row),
    html: letterHtml({ ...template, html: withoutGreeting(template.html) }, nobody(ctx, list)),
    signUpUrl: signUpUrl(ctx, list),
  }
}

async function findOpenList(ctx: Context, slug: string): Promise<ListRow | null> {
  const list = await findListBySlug(ctx.read, slug)
  return list && hasArchive(list) ? list : null
}

function slugOf({ name, sequenceId }: ArchivedIssueRow): string {
  return issueSlug({ name, id: sequenceId })
}

function issueOf(ctx: Context, list: ListRow, row: ArchivedIssueRow): ArchivedIssue {
  const letter = fromJson<Letter>(row.letter)
  return {
    path: `/archive/${list.slug}/${slugOf(row)}`,
    title: wordsFor(list, letter.subject) || list.name,
    preview: wordsFor(list, letter.preview),
    at: row.at,
    text: () => textAbove(letterText({ ...letter, greeting: null }, nobody(ctx, list))),
    html: () => fragmentOf(ctx, list, { letter, key: row.templateHash ?? row.letter }),
  }
}

const FRAGMENTS_KEPT = 200

/** Rendered once for all who fetch a feed: the letter of an issue that went out does not change. */
const fragments = new Map<string, Promise<string>>()

function fragmentOf(
  ctx: Context,
  list: ListRow,
  { letter, key }: { readonly letter: Letter; readonly key: string },
): Promise<string> {
  const whole = JSON.stringify([key, list.id, list.name, list.from_name, list.theme])
  const known = fragments.get(whole)
  if (known !== undefined) return known
  if (fragments.size >= FRAGMENTS_KEPT) fragments.clear()
  const made = letterFragment({ letter, subscriber: nobody(ctx, list), theme: themeOf(list.theme) })
  fragments.set(whole, made)
  return made
}

/** What stands above the footer. */
function textAbove(whole: string): string {
  return whole.slice(0, Math.max(0, whole.lastIndexOf('\n-- \n'))).trim()
}

/** A reader without name, address or links of their own. */
function nobody(ctx: Context, list: ListRow): SubscriberFields {
  return {
    reader: { name: null, address: '' },
    system: {
      list_name: list.name,
      sender_name: list.from_name,
      because: '',
      postal_address: list.postal_address ?? '',
      footer_note: list.footer_note ?? '',
      privacy_url: list.privacy_url ?? '',
      imprint_url: list.imprint_url ?? '',
      consent_text: '',
      unsubscribe_url: signUpUrl(ctx, list),
      preferences_url: '',
      view_url: '',
      click_url: '',
      open_url: '',
    },
    stepUrls: {},
  }
}

function signUpUrl({ settings }: Context, { slug }: ListRow): string {
  return `${settings.publicUrl}/subscribe/${slug}`
}

/** A line of the letter's, with the reader's fields empty and no gap where they were. */
function wordsFor(list: ListRow, { text, origin }: Words): string {
  const names = { first_name: '', name: '', email: '', list_name: list.name }
  if (origin !== 'own' || !holdsLiquid(text)) return oneLine(text)
  return oneLine(evaluateFragment(text, names).replace(/ {2,}/g, ' '))
}
