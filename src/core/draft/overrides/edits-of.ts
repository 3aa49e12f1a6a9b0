import { blockSentences, type Sentence } from '../../article/document.ts'
import type { Draft, Quotation } from '../draft.ts'
import type { DraftedFrame } from './marketers-slots.ts'
import { type Edit, type EmailOverrides, sentencesById, slotText, wordsHash } from './overrides.ts'

interface Editing {
  readonly emails: readonly EmailOverrides[]
  readonly edited: Draft
  readonly draft: Draft
  /** What the draft says around the body of each email. */
  readonly frames: readonly DraftedFrame[]
}

type Found = Pick<Edit, 'email' | 'what' | 'sources' | 'yours'>

/** Each edit that stands against words of the article, with these words. */
export function editsOf(editing: Editing): readonly Edit[] {
  const article = sentencesById(editing.draft)
  const found = [...slotEdits(editing), ...sentenceEdits(editing), ...removals(editing)]
  return found.map((edit): Edit => {
    const oldSource = edit.sources.map((id) => article.get(id)?.text ?? '').join(' ')
    return { ...edit, oldSource, baseSha: wordsHash(oldSource), newSource: oldSource, status: 'ok' }
  })
}

/** What an opener and a P.S. say depends on where their email stands, and on no words of the article. */
function slotEdits({ emails, frames }: Editing): readonly Found[] {
  return emails.flatMap(({ email, slots }, index) => {
    const drafted = frames[index]
    if (!drafted) return []
    return [...slots].flatMap((what): Found[] => {
      if (what === 'links' || what === 'opener' || what === 'ps') return []
      const from = what === 'button' ? drafted.cta.label?.from : drafted[what]?.from
      const yours = what === 'button' ? (email.cta.label?.text ?? '') : slotText(email, what)
      return [{ email: email.id, what, sources: quoted(from ?? []), yours }]
    })
  })
}

function quoted(from: readonly Quotation[]): readonly string[] {
  return [...new Set(from.map(({ sentence }) => sentence))]
}

/** Sentences that were reworded, or given another style. */
function sentenceEdits({ emails, draft }: Editing): readonly Found[] {
  const drafted = new Map(
    draft.emails.flatMap(({ body }) => body.flatMap(blockSentences)).map((one) => [one.id, one]),
  )
  const sourcesOf = ({ id, origin, replaces, inlines }: Sentence): readonly string[] => {
    if (origin === 'own') return replaces ?? []
    const was = drafted.get(id)
    const isRestyled =
      origin === 'source' && was !== undefined && JSON.stringify(was.inlines) !== JSON.stringify(inlines)
    return isRestyled ? [id] : []
  }
  return emails.flatMap(({ email }) =>
    email.body.flatMap(blockSentences).flatMap((sentence): Found[] => {
      const sources = sourcesOf(sentence)
      return sources.length === 0
        ? []
        : [{ email: email.id, what: 'sentence', sources, yours: sentence.text }]
    }),
  )
}

/** What was left out of the emails that are still there, block by block. */
function removals({ emails, edited, draft }: Editing): readonly Found[] {
  const present = new Set(emails.map(({ email }) => email.id))
  const left = new Set(edited.dropped.filter(({ reason }) => reason === 'user').map(({ id }) => id))
  return draft.emails
    .filter(({ id }) => present.has(id))
    .flatMap(({ id, body }) =>
      body.flatMap((block): Found[] => {
        const sources = blockSentences(block)
          .map((sentence) => sentence.id)
          .filter((sentence) => left.has(sentence))
        return sources.length === 0 ? [] : [{ email: id, what: 'removal', sources, yours: '' }]
      }),
    )
}
