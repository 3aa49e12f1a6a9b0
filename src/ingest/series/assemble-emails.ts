import type { Block } from '../../core/article/document.ts'
import type { CallToAction, Slot } from '../../core/draft/draft.ts'
import type { PlacedSlot } from '../../core/draft/frame-words.ts'
import type { PlannedEmail } from '../../core/draft/plan-emails.ts'
import type { Desk, LaidEmail } from './email-desk.ts'
import { openingPreview } from './opening-preview.ts'
import { ownSlot } from './own-words.ts'
import { readBody } from './read-body.ts'
import { readLinks } from './read-links.ts'
import { readCall, readPlacedSlot, readSlot, readVoiceSlot } from './read-slots.ts'
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
  return { kind: 'read', emails }
}

function bodyOf({ listed }: LaidEmail, { match, draft, coming }: Desk): readonly Block[] | FileProblem {
  const { file, body: markdown } = listed.file
  const { language } = draft.document
  const body = readBody({ markdown, email: listed.id, language, match })
  if (body === null) return problemIn(file, tangled)
  if (body.length === 0) return problemIn(file, wordless)
  return body.map((block) => (coming.lists.has(block) && coming.now.items.length > 0 ? coming.now : block))
}

const tangled = 'The words are marked up or nested too deeply to be read: simplify them'
const wordless =
  'The email has no words that a reader would see: write them, or remove the file and its line in series.yaml'

function callOf({ listed, drafted }: LaidEmail, { draft }: Desk): CallToAction | FileProblem {
  const { file, fields, lineOf } = listed.file
  const place = { kind: listed.emailKind, voice: draft.voice, drafted: drafted?.cta ?? null }
  return readCall(fields, place) ?? problemIn(file, nowhere, lineOf(['button']))
}

const nowhere =
  'The button leads nowhere: give it "label:" and "url:" on lines of their own below "button:", or fill in "link" in series.yaml'

type LetterFrame = Omit<PlannedEmail, 'body' | 'cta' | 'links'>

/** Everything around the body but what the email asks for. */
function letterFrame(
  { listed, drafted, now, day }: LaidEmail,
  { desk, body }: { desk: Desk; body: readonly Block[] },
): LetterFrame {
  const { id, emailKind: kind } = listed
  const { fields } = listed.file
  const { voice } = desk.draft
  const placed = (slot: PlacedSlot) =>
    readPlacedSlot(fields[slot], {
      slot,
      known: desk.known,
      drafted: drafted?.[slot] ?? null,
      now: now[slot],
    })
  const subject =
    kind === 'welcome'
      ? placed('subject')
      : readSlot(fields.subject, { drafted: now.subject, now: now.subject })
  const tip = drafted?.tip ?? null
  return {
    id,
    kind,
    day,
    subject: subject ?? ownSlot(fields.subject),
    preview: previewOf(fields.preview, { drafted, now }, openingPreview(body, desk.draft.document.language)),
    greeting: readVoiceSlot(fields.greeting, voice.greeting),
    opener: placed('opener'),
    tip: readSlot(fields.tip, { drafted: tip, now: tip }),
    signoff: readVoiceSlot(fields.signoff, voice.signer),
    ps: fields.ps === null ? readVoiceSlot(null, voice.ps) : placed('ps'),
  }
}

function previewOf(
  words: string | null,
  { drafted, now }: Pick<LaidEmail, 'drafted' | 'now'>,
  opening: Slot,
): Slot {
  const read = readSlot(words, { drafted: drafted?.preview ?? null, now: now.preview })
  return read === null || (read.rule === 'own' && words === opening.text) ? opening : read
}
