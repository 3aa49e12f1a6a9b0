import type { Block, Origin } from '../article/document.ts'
import type { CallKind, Email, EmailKind, Slot } from '../draft/draft.ts'

/** Words with their origin. Text of origin `own` is a Liquid fragment; any other is literal. */
export interface Words {
  readonly text: string
  readonly origin: Origin
}

export type LetterKind = EmailKind | 'issue'

/**
 * The visible words of one email in reading order, as published: what a version keeps of each step
 * and all that a template sees.
 */
export interface Letter {
  readonly kind: LetterKind
  readonly language: string
  readonly subject: Words
  readonly preview: Words
  readonly greeting: Greeting | null
  readonly opener: Words | null
  readonly body: readonly Block[]
  readonly tip: Words | null
  readonly cta: { readonly label: Words | null; readonly kind: CallKind; readonly url: Words | null }
  readonly signoff: Words | null
  readonly ps: Words | null
  /** Recalled emails of the series; each leads to that email's page for this reader. */
  readonly links: readonly { readonly step: string; readonly label: string }[]
}

/** `withName` is used where the reader's name is plausible (`core/greeting.ts`). */
export interface Greeting {
  readonly withName: Words
  readonly withoutName: Words
}

/** What is left of a planned email once it is published: its words, without the editor's notes. */
export function letterOf(email: Email, frame: { language: string; withoutName: string }): Letter {
  return {
    kind: email.kind,
    language: frame.language,
    subject: words(email.subject),
    preview: words(email.preview),
    greeting: email.greeting && {
      withName: words(email.greeting),
      withoutName: { text: frame.withoutName, origin: email.greeting.origin },
    },
    opener: email.opener && words(email.opener),
    body: email.body,
    tip: email.tip && words(email.tip),
    cta: {
      label: email.cta.label && words(email.cta.label),
      kind: email.cta.kind,
      url: email.cta.url === null ? null : { text: email.cta.url, origin: 'own' },
    },
    signoff: email.signoff && words(email.signoff),
    ps: email.ps && words(email.ps),
    links: email.links.map((link) => ({ step: link.email, label: link.label })),
  }
}

function words(slot: Slot): Words {
  return { text: slot.text, origin: slot.origin }
}
