import type { Block, Inline, ListItem, Origin, Sentence } from '../article/document.ts'
import { withoutControls } from './encode.ts'
import { fieldToken, holdsToken } from './field-token.ts'
import { postscript, tipWords } from './frame-phrases.ts'
import type { Greeting, Letter, Words } from './letter.ts'
import { type FragmentKind, holdsLiquid } from './liquid-fragment.ts'
import { safeHref } from './safe-href.ts'

/** What a marketer typed as Liquid, one line of words or one address at a time, and where it stands. */
export interface Fragment {
  readonly id: string
  readonly kind: FragmentKind
  readonly text: string
  readonly where: string
}

/** Words that cannot be published as they are. */
export interface Fault {
  readonly where: string
  readonly message: string
}

export interface MarkedLetter {
  /** The letter as literal words: each fragment is replaced by the token of its field. */
  readonly letter: Letter
  readonly fragments: readonly Fragment[]
  readonly faults: readonly Fault[]
}

interface Marker {
  words(text: string, origin: Origin, where: string): string
  link(address: string, origin: Origin, where: string): string | null
  readonly fragments: readonly Fragment[]
  readonly faults: readonly Fault[]
}

/** Takes the fragments out of a letter and leaves tokens in their places; nothing is parsed here. */
export function markLetter(letter: Letter): MarkedLetter {
  const marker = newMarker()
  const slot = (words: Words | null, where: string) => words && markWords(marker, words, where)
  const marked: Letter = {
    ...letter,
    subject: markWords(marker, letter.subject, 'subject'),
    greeting: letter.greeting && markGreeting(marker, letter.greeting),
    opener: slot(letter.opener, 'opener'),
    body: letter.body.map((block) => markBlock(marker, block)),
    // After the subject and the body, which it may quote: a fault is told where it was typed.
    preview: markWords(marker, letter.preview, 'preview text'),
    tip: slot(letter.tip && { ...letter.tip, text: tipWords(letter.tip.text) }, 'tip'),
    cta: markCall(marker, letter.cta),
    signoff: slot(letter.signoff, 'sign-off'),
    ps: slot(letter.ps && { ...letter.ps, text: postscript(letter.ps.text) }, 'P.S.'),
    links: letter.links.map((link) => ({ ...link, label: marker.words(link.label, 'phrase', 'links') })),
  }
  return { letter: marked, fragments: marker.fragments, faults: marker.faults }
}

function newMarker(): Marker {
  const fragments: Fragment[] = []
  const faults: Fault[] = []
  const take = (kind: FragmentKind, text: string, where: string): string => {
    const known = fragments.find((fragment) => fragment.kind === kind && fragment.text === text)
    if (known) return fieldToken(known.id)
    const id = `${kind === 'link' ? 'link' : 'own'}:${fragments.length}`
    fragments.push({ id, kind, text, where })
    return fieldToken(id)
  }
  const clean = (text: string, where: string): string => {
    if (!holdsToken(text)) return withoutControls(text)
    faults.push({ where, message: 'it holds U+FDD0 or U+FDD1, which are not characters' })
    return ''
  }
  return {
    fragments,
    faults,
    words: (text, origin, where) => {
      const lines = clean(text, where).split('\n')
      return lines
        .map((line) => (origin === 'own' && holdsLiquid(line) ? take('words', line, where) : line))
        .join('\n')
    },
    link: (address, origin, where) => {
      const href = clean(address, where)
      if (origin === 'own' && holdsLiquid(href)) return take('link', href, where)
      const safe = safeHref(href)
      if (safe === null && origin === 'own' && href !== '')
        faults.push({ where, message: unsafeAddress(href) })
      return safe
    },
  }
}

function unsafeAddress(address: string): string {
  return `"${address.slice(0, 80)}" is not an http, https, mailto or tel address`
}

function markWords(marker: Marker, { text, origin }: Words, where: string): Words {
  return { text: marker.words(text, origin, where), origin }
}

/** A greeting is a fragment even where it comes from our phrases: it is there to name the reader. */
function markGreeting(marker: Marker, greeting: Greeting): Greeting {
  const mark = ({ text, origin }: Words): Words => ({
    text: marker.words(text, origin === 'phrase' ? 'own' : origin, 'greeting'),
    origin,
  })
  return { withName: mark(greeting.withName), withoutName: mark(greeting.withoutName) }
}

function markCall(marker: Marker, cta: Letter['cta']): Letter['cta'] {
  const address = cta.url && marker.link(cta.url.text, cta.url.origin, 'address of the button')
  return {
    kind: cta.kind,
    label: cta.label && markWords(marker, cta.label, 'button'),
    url: cta.url && { text: address ?? '', origin: cta.url.origin },
  }
}

function markBlock(marker: Marker, block: Block): Block {
  const sentences = (all: readonly Sentence[]) => all.map((sentence) => markSentence(marker, sentence))
  const blocks = (all: readonly Block[]) => all.map((inner) => markBlock(marker, inner))
  const item = (one: ListItem): ListItem => ({
    label: one.label,
    sentences: sentences(one.sentences),
    children: blocks(one.children),
  })
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(item) }
    case 'quote':
      return { ...block, blocks: blocks(block.blocks) }
    case 'table':
      return { ...block, rows: block.rows.map(sentences) }
    case 'image':
      return { ...block, url: markImageAddress(block.url), sentences: sentences(block.sentences) }
    case 'divider':
      return block
    default:
      return { ...block, sentences: sentences(block.sentences) }
  }
}

/** An image is fetched from the web or not shown; its words stay either way. */
function markImageAddress(url: string): string {
  const safe = holdsToken(url) ? null : safeHref(url)
  return safe && /^https?:/i.test(safe) ? safe : ''
}

function markSentence(marker: Marker, sentence: Sentence): Sentence {
  const inlines = sentence.inlines.map((inline) => markInline(marker, inline, sentence.origin))
  return { ...sentence, inlines, text: inlines.map((inline) => inline.text).join('') }
}

function markInline(marker: Marker, { text, marks, href }: Inline, origin: Origin): Inline {
  const words = marker.words(text, origin, 'body')
  const address = href === undefined ? null : marker.link(href, origin, 'link in the body')
  return address === null ? { text: words, marks } : { text: words, marks, href: address }
}
