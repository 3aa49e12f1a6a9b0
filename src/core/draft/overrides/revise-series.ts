import { type Block, blockSentences, blockText } from '../../article/document.ts'
import { documentBlocks, matchBlocks } from '../../article/match/match-blocks.ts'
import type { Draft } from '../draft.ts'
import type { PlannedEmail } from '../plan-emails.ts'
import type { Series } from '../series.ts'
import { applyOverrides } from './apply-overrides.ts'
import { carryOverrides } from './carry-overrides.ts'
import { type Edit, type EmailOverrides, isPhraseBlock, type Part } from './overrides.ts'
import { overridesOf } from './overrides-of.ts'

/** A block of the article that came or went, and the email that has it now, or had it. */
export interface BlockChange {
  readonly email: string | null
  readonly text: string
}

export interface Revision {
  readonly emails: readonly PlannedEmail[]
  /** Edits whose words of the article are not what they were, and emails that lost all of theirs. */
  readonly stale: readonly Edit[]
  /** Ids of emails that went with their part of the article: nothing in them was the marketer's. */
  readonly gone: readonly string[]
  /** None where the article is another one. */
  readonly added: readonly BlockChange[]
  readonly removed: readonly BlockChange[]
}

export interface Revising {
  /** As the marketer left it. */
  readonly series: Series
  /** What its article makes with the same voice and division, and what the changed one does. */
  readonly before: Draft
  readonly after: Draft
  /** The second is of another article. */
  readonly afresh?: boolean
  /** Emails that keep all that they hold, wherever the article has it now. */
  readonly held?: ReadonlySet<string>
}

/** A series over the changed article, with everything that the marketer did to it. */
export function reviseSeries(revising: Revising): Revision {
  const { series, before, after, afresh = false, held = new Set() } = revising
  const edited = overridesOf(series, before)
  const kept = edited.emails.map((one) => (held.has(one.email.id) ? keepTogether(one) : one))
  const overrides = carryOverrides({ ...edited, emails: kept }, { before, after, afresh })
  const { emails, report, gone } = applyOverrides(after, overrides)
  const stale = report.filter(({ status }) => status === 'stale')
  if (afresh) return { emails, stale, gone, added: [], removed: [] }
  return { emails, stale, gone, ...blockChanges(revising, emails) }
}

function blockChanges(
  { series, before, after }: Revising,
  emails: readonly PlannedEmail[],
): Pick<Revision, 'added' | 'removed'> {
  const matches = matchBlocks(before.document, after.document)
  const known = new Set(matches.values())
  const worded = (block: Block) => blockText(block) !== ''
  const added = documentBlocks(after.document).filter((block) => worded(block) && !known.has(block.id))
  const removed = documentBlocks(before.document).filter((block) => worded(block) && !matches.has(block.id))
  return { added: added.map(changeIn(emails)), removed: removed.map(changeIn(series.draft.emails)) }
}

/** As if the marketer had written each sentence there: it then stands nowhere else. */
function keepTogether(email: EmailOverrides): EmailOverrides {
  const parts = email.parts.map(
    (part): Part =>
      isPhraseBlock(part.block) ? part : { ...part, kind: 'own', key: `held ${part.key}`, moved: true },
  )
  return { ...email, parts, stays: 'held' }
}

function changeIn(emails: readonly Pick<PlannedEmail, 'id' | 'body'>[]): (block: Block) => BlockChange {
  const homes = new Map(
    emails.flatMap(({ id, body }) => body.flatMap(blockSentences).map((sentence) => [sentence.id, id])),
  )
  return (block) => ({
    email:
      blockSentences(block)
        .map(({ id }) => homes.get(id))
        .find((id) => id !== undefined) ?? null,
    text: blockText(block),
  })
}
