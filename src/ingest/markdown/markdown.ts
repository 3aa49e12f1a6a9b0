import type { Root } from 'mdast'
import { arrangeDocument } from '../../core/article/arrange-document.ts'
import { composeHeading, newComposer } from '../../core/article/compose-blocks.ts'
import type { Block, Document, Origin } from '../../core/article/document.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { type MarkdownWork, markdownBlocks } from './markdown-blocks.ts'
import { takeTitle } from './markdown-title.ts'
import { definedAddresses, parseMarkdown, stretchOf } from './markdown-tree.ts'
import { coverShortcodes } from './shortcodes.ts'

export type ReadMarkdown =
  | { readonly kind: 'read'; readonly document: Document }
  | { readonly kind: 'broken-front-matter' }
  | { readonly kind: 'too-deep' }

/** The document in a Markdown text: CommonMark, GFM and YAML front matter. */
export function readMarkdown(source: string): ReadMarkdown {
  const parsed = coverShortcodes(source)
  const root = parseMarkdown(parsed)
  if (root === null) return { kind: 'too-deep' }
  const front = frontMatterOf(root, source)
  if (front === null) return { kind: 'broken-front-matter' }
  const language = languageOf(front.meta)
  const work = newWork({ source, parsed, root }, language, 'source')
  const { runs, rest } = takeTitle(work, root.children, front.title)
  const title = composeHeading(work.composer, 1, runs)
  const blocks = markdownBlocks(work, rest)
  return { kind: 'read', document: arrangeDocument({ title, language, blocks, meta: front.meta }) }
}

/** The blocks in a piece of Markdown that has neither title nor front matter; null where it is too deep. */
export function readMarkdownBlocks(
  source: string,
  language: string,
  origin: Origin,
): readonly Block[] | null {
  const parsed = coverShortcodes(source)
  const root = parseMarkdown(parsed)
  return root && markdownBlocks(newWork({ source, parsed, root }, language, origin), root.children)
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
}

function newWork({ source, parsed, root }: Parsed, language: string, origin: Origin): MarkdownWork {
  const composer = newComposer(language, origin)
  return { source, parsed, composer, addresses: definedAddresses(root), notes: new Map() }
}

function frontMatterOf(root: Root, source: string): FrontMatter | null {
  const [first] = root.children
  if (first?.type !== 'yaml') return { meta: {}, title: null }
  return readFrontMatter(first.value, stretchOf(first, { source, start: 0, end: source.length }))
}

function languageOf(meta: Readonly<Record<string, string>>): string {
  const named = (meta.language ?? meta.lang ?? meta.locale ?? '').trim().replace('_', '-')
  try {
    return Intl.getCanonicalLocales(named)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
