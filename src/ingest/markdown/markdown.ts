import type { Root } from 'mdast'
import { arrangeDocument } from '../../core/article/arrange-document.ts'
import { composeHeading, newComposer } from '../../core/article/compose-blocks.ts'
import type { Block, Document, Origin } from '../../core/article/document.ts'
import { withBoldHeadings } from '../../core/article/headings/bold-headings.ts'
import { articleLanguage } from '../detect-language.ts'
import { coverShortcodes } from './covered-source.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { type MarkdownWork, markdownBlocks, shortcodeBlocks, shortcodeImages } from './markdown-blocks.ts'
import { takeTitle } from './markdown-title.ts'
import { definedAddresses, parseMarkdown, stretchOf } from './markdown-tree.ts'
import { findHugoShortcodes, findShortcodes, type Shortcode } from './shortcodes.ts'
import { frontMatter } from './tangled-markdown.ts'

export type ReadMarkdown =
  | { readonly kind: 'read'; readonly document: Document }
  | { readonly kind: 'broken-front-matter' }
  | { readonly kind: 'too-deep' }

/**
 * The document in a Markdown text: CommonMark, GFM and YAML front matter. It is read in the given language, else in
 * that of its front matter, else in the one that it is written in.
 */
export function readMarkdown(source: string, language?: string): ReadMarkdown {
  const shortcodes = findShortcodes(source, frontMatter.exec(source)?.[0].length ?? 0)
  const parsed = coverShortcodes(source, shortcodes)
  const root = parseMarkdown(parsed)
  if (root === null) return { kind: 'too-deep' }
  const front = frontMatterOf(root, source)
  if (front === null) return { kind: 'broken-front-matter' }
  const { language: named, lang, locale } = front.meta
  const tag = articleLanguage({ given: language ?? named ?? lang ?? locale, text: source })
  const work = newWork({ source, parsed, root, shortcodes }, tag, 'source')
  const { runs, rest } = takeTitle(work, root.children, front.title)
  const title = composeHeading(work.composer, 1, runs)
  const left = new Set(rest)
  const taken = root.children.filter((node) => !left.has(node))
  const besideTitle = taken.flatMap((node) => [
    ...shortcodeImages(work, node),
    ...shortcodeBlocks(work, node),
  ])
  const blocks = withBoldHeadings([...besideTitle, ...markdownBlocks(work, rest)])
  const { setAside } = work
  return {
    kind: 'read',
    document: arrangeDocument({ title, language: tag, blocks, setAside, meta: front.meta }),
  }
}

/** The blocks in a piece of Markdown that has neither title nor front matter; null where it is too deep. */
export function readMarkdownBlocks(
  source: string,
  language: string,
  origin: Origin,
): readonly Block[] | null {
  const parsed = coverShortcodes(source, findHugoShortcodes(source))
  const root = parseMarkdown(parsed)
  const work = root && newWork({ source, parsed, root, shortcodes: [] }, language, origin)
  return work && markdownBlocks(work, root.children)
}

/** Whether a text without a name that says so is plainly Markdown: front matter, or # before headings. */
export function isPlainlyMarkdown(source: string): boolean {
  const hasFrontMatter = /^---\n[\w-]+:/.test(source) && /^---$/m.test(source.slice(4))
  return hasFrontMatter || /^#{1,6} +\S/m.test(source)
}

interface Parsed {
  readonly source: string
  readonly parsed: string
  readonly root: Root
  readonly shortcodes: readonly Shortcode[]
}

function newWork({ root, ...parsed }: Parsed, language: string, origin: Origin): MarkdownWork {
  const composer = newComposer(language, origin)
  return { ...parsed, composer, addresses: definedAddresses(root), notes: new Map(), setAside: [] }
}

function frontMatterOf(root: Root, source: string): FrontMatter | null {
  const [first] = root.children
  if (first?.type !== 'yaml') return { meta: {}, title: null }
  return readFrontMatter(first.value, stretchOf(first, { source, start: 0, end: source.length }))
}
