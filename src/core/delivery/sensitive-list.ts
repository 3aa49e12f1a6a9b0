import type { Letter } from '../mail/letter.ts'

/**
 * A letter as a sensitive list may send it: without the reply prompt of our own, since a reply tells whoever reads that
 * mailbox, or the mail on its way there, what its writer is on the list for. One that the marketer typed stays.
 */
export function withoutReplyPrompt(letter: Letter): Letter {
  const { kind, label } = letter.cta
  const ours = kind === 'reply' && label?.origin !== 'own'
  return ours ? { ...letter, cta: { kind: 'none', label: null, url: null } } : letter
}
