import { closingTags, type Shortcode } from './shortcodes.ts'

/** What stands between these is code, or a drawing written as code. */
const codeNames = new Set(['highlight', 'code', 'codeblock', 'mermaid', 'prism'])

/** For tags around code on lines of their own, the fences of the same length that take their place. */
export function codeFences(source: string, tags: readonly Shortcode[]): ReadonlyMap<Shortcode, string> {
  const fences = new Map<Shortcode, string>()
  for (const [open, close] of closingTags(tags, codeNames)) {
    const inside = source.slice(open.end, close.start)
    const hasFences = /\n {0,3}(?:```|~~~)/.test(inside)
    if (hasFences || !standsAlone(source, open) || !standsAlone(source, close)) continue
    fences.set(open, fence(open, languageOf(open)))
    fences.set(close, fence(close, ''))
  }
  return fences
}

function standsAlone(source: string, { start, end }: Shortcode): boolean {
  const before = start < 4 ? `\n${source.slice(0, start)}` : source.slice(start - 4, start)
  const after = /[ \t]*(?:\n|$)/y
  after.lastIndex = end
  return /\n {0,3}$/.test(before) && after.test(source) && !source.slice(start, end).includes('\n')
}

function languageOf({ parameters }: Shortcode): string {
  const named = parameters.find(({ key }) => key === 'lang' || key === 'language') ?? parameters[0]
  const isName = named !== undefined && (named.key === null || /^lang/.test(named.key))
  return isName && /^[\w+#.-]+$/.test(named.value) ? named.value : ''
}

function fence({ start, end }: Shortcode, language: string): string {
  const whole = `~~~${language}`
  return (whole.length <= end - start ? whole : '~~~').padEnd(end - start)
}
