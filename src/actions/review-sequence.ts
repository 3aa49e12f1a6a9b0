import { getDraft } from '../../db/articles.ts'
import { fromJson } from '../../db/json.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import { findSequenceById } from '../../db/sequences.ts'
import { getTemplate } from '../../db/templates.ts'
import { getVersion, listVersionSteps, type VersionStepRow } from '../../db/versions.ts'
import type { Document } from '../core/article/document.ts'
import { rhythmWords } from '../core/delivery/rhythm-words.ts'
import type { Schedule } from '../core/delivery/schedule.ts'
import { wordsIn } from '../core/draft/divide/lesson-lengths.ts'
import type { Division, Draft, Email } from '../core/draft/draft.ts'
import { judgeMeasures } from '../core/draft/measures/judge-measures.ts'
import { measureDraft } from '../core/draft/measures.ts'
import { sourceBlocks } from '../core/draft/source-blocks.ts'
import type { Letter } from '../core/mail/letter.ts'
import type { SubscriberFields } from '../core/mail/merge.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { letterHtml } from '../render/letter-html.ts'
import { letterText } from '../render/letter-text.ts'
import { sampleSubscriber } from '../render/sample-reader.ts'
import type { Context } from './context.ts'
import type { Review, ReviewedEmail, ReviewedList } from './review.ts'

/** A published series beside its article, each email also as the HTML that is sent. */
export interface PublishedReview extends Review {
  readonly list: ReviewedList
  readonly emails: readonly (ReviewedEmail & { readonly html: string })[]
}

export type ReviewSequence =
  | { readonly kind: 'found'; readonly review: PublishedReview }
  | { readonly kind: 'missing' }

/** The current version of a series as its reader sees it, and where each sentence came from. */
export async function reviewSequence(ctx: Context, sequenceId: number): Promise<ReviewSequence> {
  const sequence = await findSequenceById(ctx.read, sequenceId)
  const version = sequence?.version_id ? await getVersion(ctx.read, sequence.version_id) : null
  if (!sequence || !version || version.draft_id === null) return { kind: 'missing' }
  const list = await getList(ctx.read, sequence.list_id)
  const stored = await getDraft(ctx.read, version.draft_id)
  const draft = readDraft(stored.draft)
  const steps = await listVersionSteps(ctx.read, version.id)
  const emails = await Promise.all(
    draft.emails.map(async (email) => ({
      email,
      words: wordsIn(sourceBlocks(email.body)),
      ...(await showStep(ctx, list, steps.find(isLive(email)))),
    })),
  )
  return {
    kind: 'found',
    review: {
      name: sequence.name,
      list: {
        name: list.name,
        sender: { name: list.from_name, address: list.from_address ?? '' },
        schedule: `${rhythmWords(fromJson<Exclude<Schedule, { kind: 'at' }>>(version.schedule))} (${list.zone})`,
      },
      draft,
      modes: null,
      notes: null,
      measures: judgeMeasures(measureDraft(draft)),
      emails,
    },
  }
}

/** What drafts that were stored earlier may lack. */
type StoredDraft = Omit<Draft, 'division' | 'document'> & {
  readonly division?: Division
  readonly document: Omit<Document, 'setAside'> & Partial<Pick<Document, 'setAside'>>
}

/** A stored draft; the first ones knew nothing of digests, of what is set aside, or of edits that take a suggestion. */
function readDraft(json: string): Draft {
  const draft = fromJson<StoredDraft>(json)
  const { document, emails, division = { mode: 'full', emails: [], leftOut: [] } } = draft
  const suggestions = ({ suggestions: all }: Email) => all.filter((one) => 'edit' in one)
  return {
    ...draft,
    division,
    document: { ...document, setAside: document.setAside ?? [] },
    emails: emails.map((email) => ({ ...email, suggestions: suggestions(email) })),
  }
}

function isLive(email: Email): (step: VersionStepRow) => boolean {
  return (step) => step.key === email.id && step.tombstone === 0
}

/** A step as a sample reader of this list would get it. */
async function showStep(
  ctx: Context,
  list: ListRow,
  step: VersionStepRow | undefined,
): Promise<{ html: string; text: string }> {
  if (!step || step.template_hash === null) throw new Error('A published email has no template.')
  const template = fromJson<CompiledTemplate>((await getTemplate(ctx.read, step.template_hash)).template)
  const reader = readerOf(ctx, list, template)
  return { html: letterHtml(template, reader), text: letterText(fromJson<Letter>(step.letter), reader) }
}

function readerOf(ctx: Context, list: ListRow, template: CompiledTemplate): SubscriberFields {
  const sample = sampleSubscriber(template)
  return {
    ...sample,
    system: {
      ...sample.system,
      list_name: list.name,
      sender_name: list.from_name,
      postal_address: list.postal_address ?? '',
      footer_note: list.footer_note ?? '',
      privacy_url: list.privacy_url ?? '',
      imprint_url: list.imprint_url ?? '',
      because: `You get this because you signed up at ${new URL(ctx.settings.publicUrl).host}.`,
    },
  }
}
