import { type Block, blockSentences } from '../../article/document.ts'
import { stableOrder } from '../../article/match/stable-order.ts'
import type { Draft, Email } from '../draft.ts'
import type { Series } from '../series.ts'
import { editsOf } from './edits-of.ts'
import { draftedFrames, marketersSlots } from './marketers-slots.ts'
import {
  blockKey,
  type Edit,
  type EmailOverrides,
  isPhraseBlock,
  type Overrides,
  type Part,
} from './overrides.ts'

/** What the marketer changed in a series, against the draft that its article makes with the same voice and division. */
export function overridesOf({ draft: edited }: Series, draft: Draft): Overrides {
  const homes = homesOf(draft)
  const claims = claimsOf(edited, homes)
  const frames = draftedFrames(edited, draft)
  const slots = marketersSlots(edited, frames)
  const emails = edited.emails.map((email, index): EmailOverrides => {
    const { suggestions: _, lint: __, ...planned } = email
    const drafted = draft.emails.find(({ id, kind }) => id === email.id && kind === email.kind)
    const parts = partsOf(email, drafted?.body ?? [], { homes, claims })
    const isDrafted = drafted !== undefined
    return { email: planned, isDrafted, slots: slots[index] ?? new Set(), parts, stays: 'no' }
  })
  const edits = editsOf({ emails, edited, draft, frames })
  const present = new Set(edited.emails.map(({ id }) => id))
  const removedEmails = draft.emails.map(({ id }) => id).filter((id) => !present.has(id))
  return {
    emails: emails.map((one) => ({ ...one, stays: isTouched(one, edits) ? 'edited' : 'no' })),
    removedEmails,
    removedBlocks: [...homes.keys()].filter((key) => !claims.has(key)),
    edits,
  }
}

function isTouched({ email, slots, parts }: EmailOverrides, edits: readonly Edit[]): boolean {
  const isMarketers = ({ kind, moved }: Part): boolean => kind !== 'drafted' || moved
  return slots.size > 0 || parts.some(isMarketers) || edits.some((edit) => edit.email === email.id)
}

interface Home {
  readonly email: string
  readonly block: Block
}

type Homes = ReadonlyMap<string, Home>

/** Each drafted block by its key, with the email that it was drafted for. */
function homesOf({ emails }: Draft): Homes {
  return new Map(
    emails.flatMap(({ id, body }) =>
      body.map((block): [string, Home] => [blockKey(id, block), { email: id, block }]),
    ),
  )
}

/** Which place of the series each drafted block has: one in its own email before one in another. */
type Claims = ReadonlyMap<string, string>

function claimsOf({ emails }: Draft, homes: Homes): Claims {
  const claims = new Map<string, string>()
  for (const isAtHome of [true, false]) {
    for (const { id, body } of emails) {
      for (const [index, block] of body.entries()) {
        const key = blockKey(id, block)
        const home = homes.get(key)
        if (home && (home.email === id || !isAtHome) && !claims.has(key)) claims.set(key, `${id}+${index}`)
      }
    }
  }
  return claims
}

function partsOf(
  { id, body }: Email,
  drafted: readonly Block[],
  { homes, claims }: { readonly homes: Homes; readonly claims: Claims },
): readonly Part[] {
  const keyed = body.map((block, index) => {
    const [key, place] = [blockKey(id, block), `${id}+${index}`]
    const home = claims.get(key) === place ? homes.get(key) : undefined
    return { key: home ? key : place, block, home }
  })
  const before = new Set(drafted.map((block) => blockKey(id, block)))
  const now = keyed.map(({ key }) => key)
  const stable = stableOrder([...before], now)
  return keyed.map(({ key, block, home }): Part => {
    const kind = home === undefined ? 'own' : isUntouched(block, home.block) ? 'drafted' : 'edited'
    return { kind, key, block, moved: !stable.has(key) }
  })
}

/** A list of our own, such as that of the subjects to come, has other words when the series has. */
function isUntouched(block: Block, drafted: Block): boolean {
  if (isPhraseBlock(drafted)) {
    return block.id === drafted.id && blockSentences(block).every(({ id }) => id.startsWith(`${drafted.id}:`))
  }
  return JSON.stringify(block) === JSON.stringify(drafted)
}
