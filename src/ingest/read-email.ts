import type { Block } from '../core/document.ts'
import type { Email, EmailKind, EmailLink, Slot, Voice } from '../core/draft.ts'
import type { FrameSlots } from '../core/series-frame.ts'
import type { PlannedEmail } from '../core/plan-emails.ts'
