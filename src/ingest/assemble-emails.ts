import type { Block, List } from '../core/document.ts'
import type { Draft, Email, EmailLink, Slot } from '../core/draft.ts'
import { holdsLiquid } from '../core/liquid-fragment.ts'
import { phraseList } from '../core/phrase-blocks.ts'
import type { PlannedEmail } from '../core/plan-emails.ts'
import type { Reading } from '../core/reading.ts'
import { type FrameSlots, frameSeries } from '../core/series-frame.ts'
import type { ListedEmail } from './list-email-files.ts'
import { matchSource, type SourceMatch } from './match-source.ts'
import { openingPreview } from './opening-preview.ts'
import { ownSlot } from './own-words.ts'
import { readBody } from './read-body.ts'
import { readLinks } from './read-links.ts'
import { readCall, readPlacedSlot, readSlot, readVoiceSlot } from './read-slots.ts'
import { type FileProblem, problemIn } from './series-problems.ts'

export interface AssembleInput {
  readonly listed: readonly ListedEmail[]
  /** The series as drafted from its article with the voice that it has now. */
  readonly draft: Draft
  readonly reading: Reading
}
