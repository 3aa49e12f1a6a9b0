import { plainRun, type Run } from '../../core/article/runs.ts'
import { safeHref } from '../../core/mail/safe-href.ts'

const address = /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"“”]+/gi

/** The words of a line as runs in which each bare address is a link. */
export function linkedRuns(text: string, start: number): readonly Run[] {
  const runs: Run[] = []
  let at = 0
  for (const match of text.matchAll(address)) {
    const url = withoutPunctuation(match[0])
    const href = safeHref(url)
    if (href === null) continue
    if (match.index > at) runs.push(plainRun(text.slice(at, match.index), start + at))
    runs.push({ ...plainRun(url, start + match.index), href })
    at = match.index + url.length
  }
  if (at < text.length) runs.push(plainRun(text.slice(at), start + at))
  return runs
}

/** A full stop, a comma or an unopened bracket after an address belongs to the sentence. */
function withoutPunctuation(url: string): string {
  const bare = url.replace(/[.,;:!?'’*_]+$/, '')
  const unopened = bare.endsWith(')') && !bare.includes('(')
  return unopened ? withoutPunctuation(bare.slice(0, -1)) : bare
}
