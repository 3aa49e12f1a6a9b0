import { type Carrying, carryBlock } from './carry-block.ts'
import { type CarryMatch, type Drafts, matchDrafts } from './carry-match.ts'
import { newSentences } from './new-sentences.ts'
import {
  blockKey,
  type Edit,
  type EmailOverrides,
  type Overrides,
  type Part,
  sentencesById,
  wordsHash,
} from './overrides.ts'

/**
 * The overrides of a draft as they stand against that of the changed article. Nothing of the marketer's is lost; an
 * edit whose words of the article are not what they were is `stale`.
 */
export function carryOverrides(overrides: Overrides, drafts: Drafts): Overrides {
  const match = matchDrafts(drafts)
  const { after } = drafts
  const keys = new Set(after.emails.flatMap(({ id, body }) => body.map((block) => blockKey(id, block))))
  const carrying = { match, added: newSentences(overrides.emails, after, match) }
  return {
    ...overrides,
    emails: overrides.emails.map(
      (email): EmailOverrides => ({
        ...email,
        parts: email.parts.flatMap((part) => carryPart(part, { ...carrying, keys })),
      }),
    ),
    removedBlocks: overrides.removedBlocks.flatMap((key) => match.keyOf(key) ?? []),
    edits: carryEdits(overrides.edits, { match, drafts }),
  }
}

function carryPart(part: Part, carrying: Carrying & { readonly keys: ReadonlySet<string> }): readonly Part[] {
  const key = part.kind === 'own' ? null : carrying.match.keyOf(part.key)
  const isThere = key !== null && carrying.keys.has(key)
  if (part.kind === 'drafted') return isThere ? [{ ...part, key }] : []
  const block = carryBlock(part.block, carrying)
  if (block === null) return []
  return [isThere ? { ...part, block, key } : { ...part, kind: 'own', key: `gone ${part.key}`, block }]
}

function carryEdits(
  edits: readonly Edit[],
  { match, drafts }: { readonly match: CarryMatch; readonly drafts: Drafts },
): readonly Edit[] {
  const article = sentencesById(drafts.after)
  return edits.map((edit): Edit => {
    const sources = edit.sources.flatMap((id) => match.sentenceOf(id)?.id ?? [])
    const newSource = sources.map((id) => article.get(id)?.text ?? '').join(' ')
    return { ...edit, sources, newSource, status: wordsHash(newSource) === edit.baseSha ? 'ok' : 'stale' }
  })
}
