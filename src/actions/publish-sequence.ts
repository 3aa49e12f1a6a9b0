import { createHash } from 'node:crypto'
import { insertArticle, insertDraft } from '../../db/articles.ts'
import { countHad } from '../../db/deliveries.ts'
import { countActiveEnrolments, countNotEnrolled } from '../../db/enrolments.ts'
import { toJson } from '../../db/json.ts'
import { findListByName, type ListRow } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { findSequence, type SequenceRow } from '../../db/sequences.ts'
import { getVersion, listVersionSteps } from '../../db/versions.ts'
import { publicationFault } from '../core/delivery/publication.ts'
import { nextDue } from '../core/delivery/schedule.ts'
import { withoutReplyPrompt } from '../core/delivery/sensitive-list.ts'
import type { Series } from '../core/draft/series.ts'
import { letterOf } from '../core/mail/letter.ts'
import { themeOf } from '../core/mail/theme.ts'
import { audit } from './audit.ts'
import { compileLetters } from './compile-letters.ts'
import type { Context } from './context.ts'
import { enrolList } from './enrol-list.ts'
import { rescheduleAll } from './reschedule.ts'
import { type NewVersion, storeVersion } from './store-version.ts'

/** What publishing would do, told before anything is done. */
export interface Publication {
  readonly series: Series
  readonly list: ListRow
  readonly sender: string
  readonly versionNumber: number
  /** Nothing differs from the version that is published. */
  readonly unchanged: boolean
  /** Against the version that is published: emails by subject, and how many people had had those removed. */
  readonly added: readonly string[]
  readonly removed: readonly RemovedEmail[]
  /** People inside now: what they have not had yet follows the new version. */
  readonly inside: number
  /** People on the list who would enter, if those already there are enrolled. */
  readonly waiting: number
  readonly enrolExisting: boolean
  /** When the first lesson reaches somebody who enters now, epoch milliseconds. */
  readonly firstLesson: number
  readonly version: NewVersion
}

export interface RemovedEmail {
  readonly subject: string
  readonly had: number
}

export type PlanPublication =
  | { readonly kind: 'plan'; readonly publication: Publication }
  | { readonly kind: 'problem'; readonly message: string }

export interface PublicationInput {
  readonly series: Series
  /** The list named on the command line; else the one in the files. */
  readonly listName: string | null
  readonly enrolExisting: boolean
}

/** Checks a series and says what publishing it would do. Changes nothing. */
export async function planPublication(ctx: Context, input: PublicationInput): Promise<PlanPublication> {
  const { series } = input
  const named = input.listName ?? series.list
  if (named === null) return problem('Say which list this series belongs to: add --list "Name".')
  const list = await findListByName(ctx.read, named)
  if (!list) {
    return problem(`There is no list called “${named}”: make it with \`rivulet list create "${named}"\`.`)
  }
  const drafted = series.draft.emails.map((email) =>
    letterOf(email, { language: list.language, withoutName: series.draft.voice.greetingWithoutName }),
  )
  const letters = list.sensitive === 1 ? drafted.map(withoutReplyPrompt) : drafted
  const fault = publicationFault(letters, senderFacts(ctx, list))
  if (fault !== null) return problem(fault)
  const compiled = await compileLetters(letters, themeOf(list.theme))
  if (compiled.kind === 'problem') return compiled
  const steps = compiled.letters.map((one, index) => ({ ...one, key: series.draft.emails[index]?.id ?? '' }))
  const version: NewVersion = {
    listId: list.id,
    kind: 'series',
    key: series.key,
    name: series.name,
    schedule: series.rhythm,
    draftId: null,
    // Of the words alone: in another theme they are the same series.
    contentHash: createHash('sha256')
      .update(toJson([series.name, series.rhythm, steps.map(({ key, letter }) => ({ key, letter }))]))
      .digest('hex'),
    steps,
  }
  return await describe(ctx, { ...input, list, version })
}

type Describing = PublicationInput & { readonly list: ListRow; readonly version: NewVersion }

async function describe(ctx: Context, input: Describing): Promise<PlanPublication> {
  const { list, series, version } = input
  const sequence = await findSequence(ctx.read, list.id, series.key)
  if (sequence?.state === 'cancelled') return problem(cancelled(sequence.name))
  const before = sequence?.version_id ? await getVersion(ctx.read, sequence.version_id) : null
  const unchanged = before?.content_hash === version.contentHash
  return {
    kind: 'plan',
    publication: {
      series,
      list,
      sender: list.from_address ?? '',
      versionNumber: (before?.number ?? 0) + (unchanged ? 0 : 1),
      unchanged,
      ...(await compare(ctx, before?.id ?? null, version)),
      inside: sequence ? await countActiveEnrolments(ctx.read, sequence.id) : 0,
      waiting: await countNotEnrolled(ctx.read, list.id, sequence?.id ?? 0),
      enrolExisting: input.enrolExisting,
      firstLesson: nextDue(series.rhythm, list.zone, { previousAt: ctx.now(), firstLesson: true }),
      version,
    },
  }
}

/** Which emails are new and which are gone; an email is known by its id. */
async function compare(
  ctx: Context,
  versionId: number | null,
  version: NewVersion,
): Promise<Pick<Publication, 'added' | 'removed'>> {
  const all = versionId === null ? [] : await listVersionSteps(ctx.read, versionId)
  const before = all.filter((step) => step.tombstone === 0)
  const known = new Set(before.map(({ key }) => key))
  const kept = new Set(version.steps.map(({ key }) => key))
  const gone = before.filter(({ key }) => !kept.has(key))
  return {
    added: version.steps.filter(({ key }) => !known.has(key)).map(({ letter }) => letter.subject.text),
    removed: await Promise.all(
      gone.map(async ({ step_id, subject }) => ({ subject, had: await countHad(ctx.read, step_id) })),
    ),
  }
}

function cancelled(name: string): string {
  return `“${name}” was cancelled, and that is final: give the series a new key (\`series:\` in series.yaml).`
}

/** Publishes what was planned: one transaction makes the new version current, then people follow in chunks. */
export async function publishSequence(
  ctx: Context,
  publication: Publication,
): Promise<{ readonly sequence: SequenceRow; readonly enrolled: number }> {
  const { series, version, enrolExisting } = publication
  const sequence = await ctx.transact('publish', async (tx) => {
    const known = await findSequence(tx, version.listId, version.key)
    if (known && publication.unchanged) return known
    const stored = await storeVersion(ctx, tx, { ...version, draftId: await storeDraft(ctx, tx, series) })
    const details = { version: publication.versionNumber }
    await audit(tx, { at: ctx.now(), action: 'sequence.published', sequence: stored.id, details })
    return stored
  })
  await rescheduleAll(ctx)
  const enrolled = enrolExisting ? await enrolList(ctx, sequence.id) : 0
  ctx.log('sequence.published', { sequence: sequence.id, enrolled })
  return { sequence, enrolled }
}

async function storeDraft(ctx: Context, tx: Db, { draft, source }: Series): Promise<number> {
  const { article } = draft
  const articleId = await insertArticle(tx, {
    sha256: article.sha256,
    format: article.format,
    title: article.title,
    language: article.language,
    url: article.url,
    source,
    document: toJson(draft.document),
    created_at: ctx.now(),
  })
  return await insertDraft(tx, { article_id: articleId, draft: toJson(draft), created_at: ctx.now() })
}

/** What the sender of a list's mail is checked by. */
export function senderFacts(ctx: Context, list: ListRow) {
  return {
    listName: list.name,
    from: list.from_address,
    replyTo: list.reply_to,
    postalAddress: list.postal_address,
    sensitive: list.sensitive === 1,
    mailFault: ctx.settings.mailFault,
  }
}

function problem(message: string): { readonly kind: 'problem'; readonly message: string } {
  return { kind: 'problem', message }
}
