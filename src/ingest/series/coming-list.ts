import type { Block, List } from '../../core/article/document.ts'
import type { Draft, Slot } from '../../core/draft/draft.ts'
import { phraseList } from '../../core/draft/phrase-blocks.ts'
import { holdsLiquid } from '../../core/mail/liquid-fragment.ts'

const id = 'coming-list'

/** The list of subjects to come, as the welcome has it. A subject that holds a merge field keeps it. */
export function comingList(subjects: readonly Slot[]): List {
  const texts = subjects.map(({ text }) => text)
  const list = phraseList(id, texts)
  const items = list.items.map((item, index) => {
    const subject = subjects[index]
    if (subject?.origin !== 'own' || !holdsLiquid(subject.text)) return item
    return { ...item, sentences: item.sentences.map((sentence) => ({ ...sentence, origin: 'own' as const })) }
  })
  return { ...list, items }
}

/** The draft with the list of the present subjects beside the drafted one, so that either is recognised. */
export function withComingList(draft: Draft, list: List): Draft {
  const emails = draft.emails.map((email) => {
    const known = list.items.length > 0 && email.body.some(isComingList)
    return known ? { ...email, body: [...email.body, list] } : email
  })
  return { ...draft, emails }
}

/** Whether a block of a draft is the list of subjects to come. */
export function isComingList(block: Block): block is List {
  return block.kind === 'list' && block.id === id
}
