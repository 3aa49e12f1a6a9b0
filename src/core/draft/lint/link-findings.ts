import { type Block, blockSentences, type Image, type Inline } from '../../article/document.ts'
import type { Finding } from '../draft.ts'
import { type UnjudgedEmail, warn } from './finding.ts'

/** Links that lead nowhere from an email, and pictures without an address or a description. */
export function linkFindings({ body }: Pick<UnjudgedEmail, 'body'>): readonly Finding[] {
  const inlines = body.flatMap(blockSentences).flatMap((sentence) => sentence.inlines)
  const images = body.flatMap(imagesIn)
  return [
    ...inlines.flatMap(unlinkedFindings),
    ...inlines.flatMap(hostFindings),
    ...images.flatMap(addressFindings),
    ...descriptionFindings(images),
  ]
}

function unlinkedFindings({ text, unlinked }: Inline): readonly Finding[] {
  if (unlinked === undefined || text.trim() === '') return []
  const address = unlinked.trim()
  const words = `The link “${text.trim()}”`
  if (address === '') return [warn('link-broken', `${words} has no address, so it is words only.`)]
  if (address.startsWith('#')) {
    return [warn('link-anchor', `${words} led to a place on the article’s page, so it is words only.`)]
  }
  if (isRelative(address)) {
    return [
      warn(
        'link-relative',
        `${words} leads to “${address}”, which only works on its own site: give the whole address.`,
      ),
    ]
  }
  return [warn('link-broken', `${words} has the broken address “${address}”, so it is words only: mend it.`)]
}

/** "/about", "../a.html", "page.html": no scheme, no space, and no host that somebody forgot the scheme of. */
function isRelative(address: string): boolean {
  return !/^[a-z][a-z\d+.-]*:|\s/i.test(address)
}

const LOCAL = /^https?:\/\/(?:[^/?#]*@)?(?:localhost|127\.|10\.|192\.168\.|\[|[^./?#:]+(?:[:/?#]|$))/i

function hostFindings({ text, href }: Inline): readonly Finding[] {
  if (href === undefined || !LOCAL.test(href)) return []
  return [warn('link-local', `The link “${text.trim()}” leads to “${href}”, which readers cannot reach.`)]
}

function imagesIn(block: Block): readonly Image[] {
  switch (block.kind) {
    case 'image':
      return [block]
    case 'quote':
      return block.blocks.flatMap(imagesIn)
    case 'list':
      return block.items.flatMap(({ children }) => children.flatMap(imagesIn))
    default:
      return []
  }
}

function hasDescription({ sentences }: Image): boolean {
  return sentences.some(({ text }) => text.trim() !== '')
}

function hasWebAddress({ url }: Image): boolean {
  return /^https?:\/\/[^\s/]/i.test(url.trim())
}

function addressFindings(image: Image): readonly Finding[] {
  if (hasWebAddress(image)) return []
  const address = shown(image.url)
  const what =
    address === ''
      ? 'A picture has no address'
      : `A picture has the address “${address}”, which is no web address`
  const result = hasDescription(image) ? 'readers see its description only' : 'readers see nothing of it'
  return [warn('image-address', `${what}, so ${result}: put it on the web.`)]
}

function descriptionFindings(images: readonly Image[]): readonly Finding[] {
  const [first, ...others] = images.filter((image) => hasWebAddress(image) && !hasDescription(image))
  if (!first) return []
  const name = shown(first.url.split(/[?#]/)[0]?.split('/').at(-1) ?? '')
  const which =
    others.length === 0
      ? `The picture “${name}” has`
      : `${others.length + 1} pictures (the first: “${name}”) have`
  return [warn('image-description', `${which} no description for those who do not see pictures: write one.`)]
}

const LONGEST_SHOWN = 60

function shown(address: string): string {
  const trimmed = address.trim()
  return trimmed.length > LONGEST_SHOWN ? `${trimmed.slice(0, LONGEST_SHOWN)}…` : trimmed
}
