import {
  type Composer,
  composeImage,
  composeParagraph,
  composeQuote,
} from '../../core/article/compose-blocks.ts'
import type { Block, SetAside } from '../../core/article/document.ts'
import { plainRun, type Run, runsText } from '../../core/article/runs.ts'
import { imageAddress } from './image-address.ts'
import { htmlWords } from './markdown-html.ts'
import { phrasingRuns } from './markdown-runs.ts'
import { parseMarkdown } from './markdown-tree.ts'
import type { Parameter } from './shortcode-parameters.ts'
import type { Shortcode } from './shortcodes.ts'

/** Where the blocks of shortcodes are composed, and those that no email shows are noted. */
export interface ShortcodeDesk {
  readonly composer: Composer
  readonly setAside: SetAside[]
}

/** Parameters of fewer words are settings. */
const fewestWords = 3

/** Some words in a script that writes them without spaces. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]{4}/u

/** The image that a shortcode shows, with its words; none where it is of another kind. */
export function shortcodeImage(composer: Composer, shortcode: Shortcode): readonly Block[] {
  const image = imageOf(shortcode)
  return image ? imageBlocks(composer, image) : []
}

/**
 * The other texts in the parameters of a shortcode: a quotation is kept as one; of any other kind each is a paragraph
 * that is set aside: no email shows it, and it is listed, so that nothing is lost without a word.
 */
export function shortcodeTexts(desk: ShortcodeDesk, shortcode: Shortcode): readonly Block[] {
  const told = toldBy(shortcode)
  if (isQuotation(shortcode)) return quotationOf(desk.composer, told)
  return told.flatMap((parameter) => asideOf(desk, shortcode, parameter))
}

function toldBy(shortcode: Shortcode): readonly Parameter[] {
  const image = imageOf(shortcode)
  const shown = image ? [image.source, image.alt, image.caption] : []
  return shortcode.parameters.filter((one) => !shown.includes(one) && isWorded(one))
}

/** What is pulled out of the text says it a second time. */
function isQuotation({ name }: Shortcode): boolean {
  return /quote/i.test(name) && !/pull/i.test(name)
}

function quotationOf(composer: Composer, told: readonly Parameter[]): readonly Block[] {
  const paragraphs = told.map((parameter) => composeParagraph(composer, wordsOf(parameter)))
  const quote = composeQuote(
    composer,
    paragraphs.filter((paragraph) => paragraph !== null),
  )
  return quote ? [quote] : []
}

function asideOf(
  { composer, setAside }: ShortcodeDesk,
  { name }: Shortcode,
  parameter: Parameter,
): readonly Block[] {
  const paragraph = composeParagraph(composer, wordsOf(parameter))
  if (!paragraph) return []
  setAside.push({ block: paragraph.id, reason: 'shortcode', what: name || 'shortcode' })
  return [paragraph]
}

interface ImageParts {
  readonly source: Parameter
  readonly alt: Parameter | undefined
  readonly caption: Parameter | undefined
}

function imageOf({ name, parameters }: Shortcode): ImageParts | null {
  if (!/^(?:\w*[-_])?(?:img|image|figure|fig|picture|photo)(?:[-_]?\w*)$/.test(name)) return null
  const find = (keys: RegExp) =>
    parameters.find(({ key, value }) => key !== null && keys.test(key) && value.trim() !== '')
  const alone = parameters.filter(({ key }) => key === null)
  const source =
    find(/^(?:src|url|image|image_path|path|file)$/) ??
    alone.find(({ value }) => /[./]/.test(value)) ??
    alone[0]
  if (!source) return null
  const caption = find(/^(?:caption|cap|legend)$/)
  return { source, alt: find(/^(?:alt|alt_text)$/), caption }
}

/** The caption follows as a paragraph where it says something else than the alternative text. */
function imageBlocks(composer: Composer, { source, alt, caption }: ImageParts): readonly Block[] {
  const captionRuns = caption ? wordsOf(caption) : []
  const altRuns = alt ? wordsOf(alt) : captionRuns
  const image = composeImage(composer, imageAddress(source.value.trim()), altRuns)
  const says = alt && runsText(captionRuns) !== runsText(altRuns)
  const paragraph = says ? composeParagraph(composer, captionRuns) : null
  return paragraph ? [image, paragraph] : [image]
}

/** Settings may be lists of classes or paths; what is said is quoted and has spaces, where its script has any. */
function isWorded({ key, value, quoted }: Parameter): boolean {
  if (!quoted || /^(?:src|url|href|link|path|file|id|class|style|sizes|params?)$/.test(key ?? ''))
    return false
  const words = value.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  return words.length >= fewestWords || unspaced.test(value)
}

/** The words of a parameter, which may be Markdown or HTML, at their places. */
function wordsOf({ value, start }: Parameter): readonly Run[] {
  // Most are plain words, and a parser for each of thousands would take its time.
  if (!/[*_`[\]<&\\~@]|:\/\/|www\./.test(value)) return [plainRun(value, start)]
  const around = { source: value, start: 0, end: value.length }
  const nodes = parseMarkdown(value)?.children
  const context = { source: value, parsed: value, addresses: new Map(), notes: new Map() }
  const runs = nodes?.every((node) => node.type === 'paragraph')
    ? nodes.flatMap((node) => [plainRun(' ', 0), ...phrasingRuns(context, node.children, around)])
    : (htmlWords(value, around)?.runs ?? [plainRun(value, 0)])
  return runs.map((run) => shifted(run, start))
}

function shifted(run: Run, by: number): Run {
  const { place } = run
  return { ...run, place: place && ((index) => place(index) + by) }
}
