import type { Block } from '../../core/article/document.ts'
import type { CallToAction, Slot } from '../../core/draft/draft.ts'
import type { PlacedSlot } from '../../core/draft/frame-words.ts'
import { linkReplacements } from '../../core/draft/overrides/link-replacements.ts'
import type { PlannedEmail } from '../../core/draft/plan-emails.ts'
import type { Desk, LaidEmail } from './email-desk.ts'
import { openingPreview } from './opening-preview.ts'
import { ownSlot } from './own-words.ts'
import { readBody } from './read-body.ts'
import { readLinks } from './read-links.ts'
import { type Drafted, readCall, readPlacedSlot, readSlot, readVoiceSlot } from './read-slots.ts'
import { type FileProblem, problemIn } from './series-problems.ts'

export type AssembledEmails =
  | { readonly kind: 'read'; readonly emails: readonly PlannedEmail[] }
  | FileProblem

/** The emails that the files make: words left as they were drafted follow the series, other words are kept. */
export function assembleEmails(desk: Desk): AssembledEmails {
  const emails: PlannedEmail[] = []
  for (const laid of desk.emails) {
    const body = bodyOf(laid, desk)
    if ('kind' in body) return body
    const cta = callOf(laid, desk)
    if (cta.kind === 'problem') return cta
    const links = readLinks(laid.listed.file, { names: desk.names, drafted: desk.draftedIds })
    if (links.kind === 'problem') return links
    emails.push({ ...letterFrame(laid, { desk, body }), body, cta, links: links.links })
  }
  return { kind: 'read', emails: linkReplacements(emails, desk.draft) }
}

function bodyOf({ listed }: LaidEmail, { match, draft, coming }: Desk): readonly Block[] | FileProblem {
  const { file, body: markdown } = listed.file
  const { language } = draft.document
  const body = readBody({ markdown, email: listed.id, language, match })
  if (body === null) return problemIn(file, tangled)
  if (body.length === 0) return problemIn(file, wordless)
  const follows = !listed.file.fields.locked && coming.now.items.length > 0
  return body.map((block) => (follows && coming.lists.has(block) ? coming.now : block))
}

const tangled = 'The words are marked up or nested too deeply to be read: simplify them'
const wordless =
  'The email has no words that a reader would see: write them, or remove the file and its line in series.yaml'

function callOf({ listed, drafted }: LaidEmail, { draft, quote }: Desk): CallToAction | FileProblem {
  const { file, fields, lineOf } = listed.file
  const place = { kind: listed.emailKind, voice: draft.voice, drafted: drafted?.cta ?? null, quote }
  return readCall(fields, place) ?? problemIn(file, nowhere, lineOf(['button']))
}

const nowhere =
  'The button leads nowhere: give it "label:" and "url:" on lines of their own below "button:", or fill in "link" in series.yaml'

type LetterFrame = Omit<PlannedEmail, 'body' | 'cta' | 'links'>

/** Everything around the body but what the email asks for. */
function letterFrame(laid: LaidEmail, { desk, body }: { desk: Desk; body: readonly Block[] }): LetterFrame {
  const { id, emailKind: kind, file } = laid.listed
  const { fields } = file
  const { voice, document } = desk.draft
  const slots = slotsOf(laid, desk)
  const subject = kind === 'welcome' ? slots.placed('subject') : slots.plain('subject', laid.now.subject)
  return {
    id,
    kind,
    day: laid.day,
    subject: subject ?? ownSlot(fields.subject),
    preview: previewOf(slots.plain('preview', laid.now.preview), openingPreview(body, document.language)),
    greeting: readVoiceSlot(fields.greeting, voice.greeting),
    opener: slots.placed('opener'),
    tip: slots.plain('tip', laid.drafted?.tip ?? null),
    signoff: readVoiceSlot(fields.signoff, voice.signer),
    ps: fields.ps === null ? readVoiceSlot(null, voice.ps) : slots.placed('ps'),
    ...(fields.locked && { locked: true }),
  }
}

interface SlotReader {
  plain(slot: 'subject' | 'preview' | 'tip', now: Slot | null): Slot | null
  placed(slot: PlacedSlot): Slot | null
}

/** In a locked email each slot says what its file says, also where its words would follow the series. */
function slotsOf({ listed, drafted, now: frame }: LaidEmail, { quote, known }: Desk): SlotReader {
  const { fields } = listed.file
  const draftedFor = (slot: 'preview' | 'tip' | PlacedSlot, now: Slot | null): Drafted => {
    const was = drafted?.[slot] ?? null
    if (!fields.locked) return { drafted: was, now, quote }
    const isDrafted = was !== null && was.text === fields[slot]
    return { drafted: isDrafted ? was : now, now: isDrafted ? was : now, quote }
  }
  return {
    plain: (slot, now) => readSlot(fields[slot], draftedFor(slot, now)),
    placed: (slot) => {
      const words = draftedFor(slot, frame[slot])
      return fields.locked
        ? readSlot(fields[slot], words)
        : readPlacedSlot(fields[slot], { ...words, slot, known })
    },
  }
}

/** The first words of the body, where the file has no preview text or just these. */
function previewOf(read: Slot | null, opening: Slot): Slot {
  const isTyped = read?.rule === 'own' || read?.rule === 'quoted'
  return read === null || (isTyped && read.text === opening.text) ? opening : read
}
