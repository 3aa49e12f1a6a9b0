import type { Letter } from '../mail/letter.ts'

/** What must be true of a list before anything is published to it. */
export interface SenderFacts {
  readonly listName: string
  readonly from: string | null
  readonly replyTo: string | null
  readonly postalAddress: string | null
  /** Being on the list tells something private. */
  readonly sensitive: boolean
  /** Why mail must not leave at all as this installation is set up, or null. */
  readonly mailFault: string | null
}

/** The first thing that stands in the way of publishing letters to a list, with what to do; or null. */
export function publicationFault(letters: readonly Letter[], sender: SenderFacts): string | null {
  return sender.mailFault ?? senderFault(sender) ?? letterFault(letters, sender)
}

function senderFault({ listName, from, postalAddress }: SenderFacts): string | null {
  const set = (option: string) => `set it with \`rivulet list set "${listName}" ${option}\`.`
  if (from === null) {
    return `The list “${listName}” has no sender, so nobody would know whom the mail is from: ${set('--from you@example.com')}`
  }
  if (postalAddress === null) {
    return `The list “${listName}” has no postal address, which the law asks for in each email: ${set('--postal-address "…"')}`
  }
  return null
}

function letterFault(letters: readonly Letter[], sender: SenderFacts): string | null {
  for (const [index, letter] of letters.entries()) {
    const where = `Email ${index + 1} (“${letter.subject.text}”)`
    if (letter.cta.kind === 'link' && !letter.cta.url?.text.trim()) {
      return `${where} has a button without an address: give the button a url, or take the button out.`
    }
    if (letter.cta.kind === 'reply' && sender.sensitive) {
      return `${where} asks the reader to reply, but the list is sensitive: a reply would tell what its writer is on the list for. Take the reply prompt out (leave \`reply:\` empty).`
    }
    if (letter.cta.kind === 'reply' && sender.replyTo === null) {
      return `${where} asks the reader to reply, but the list has no reply address: set it with \`rivulet list set "${sender.listName}" --reply-to you@example.com\`, or take the reply prompt out.`
    }
  }
  return null
}
