import type { TakenEntry } from '../actions/import-notes.ts'
import type { Review } from '../actions/review.ts'
import { formatWords, importWords, languageWords } from '../core/draft/article-words.ts'
import type { ModeComparison } from '../core/draft/divide/compare-modes.ts'
import type { DraftMode, Email } from '../core/draft/draft.ts'
import {
  counted,
  groupDrops,
  modeWords,
  type PlacedFinding,
  placedFindings,
} from '../core/draft/draft-words.ts'
import { upperFirst } from '../core/language/words.ts'

/** What `draft` tells of a series: lines of one paragraph or row each, an empty one between parts. */
export function draftReport(review: Review): readonly ReportLine[] {
  const parts = [headLines(review), emailRows(review), findingLines(review.draft.emails), restLines(review)]
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [BLANK, ...part] : part))
}

/** A line, and how far its further rows are indented where it is wrapped. */
export interface ReportLine {
  readonly text: string
  readonly indent: number
}

const BLANK: ReportLine = { text: '', indent: 0 }

function plain(text: string): ReportLine {
  return { text, indent: 0 }
}

/** The name, what was read, how sure that is, and what each mode would give. */
function headLines({ name, draft, modes, notes }: Review): readonly ReportLine[] {
  const { language, format, url } = draft.article
  const sure = importWords(draft.article)
  return [
    plain(`“${name}”`),
    plain([languageWords(language), formatWords(format), ...hostOf(url)].join(', ')),
    ...(notes?.entry ? [plain(entryLine(notes.entry))] : []),
    ...(sure === null ? [] : [plain(sure)]),
    ...(modes === null ? [] : modeLines(modes, draft.division.mode)),
  ]
}

function hostOf(url: string | null): readonly string[] {
  const host = url === null ? '' : (URL.parse(url)?.host ?? '')
  return host === '' ? [] : [host]
}

function entryLine({ number, title, of }: TakenEntry): string {
  const another = of === 1 ? '' : `; take another with --entry NUMBER or --entry "words of its title"`
  return `Entry ${number} of ${of}, “${title}”${another}`
}

/** What each mode would give, and how to get the other one. */
function modeLines(modes: ModeComparison, mode: DraftMode): readonly ReportLine[] {
  const words = plain(upperFirst(modeWords(modes)))
  if (modes.digest.share === 1) return [words]
  const [taken, other] = mode === 'full' ? ['full text', 'digest'] : ['digest', 'full']
  return [words, plain(`This is the ${taken}; --mode ${other} gives the other.`)]
}

const HEAD = ['', 'kind', 'day', 'words', 'subject'] as const

/** The emails as a table; numbers stand under each other's last digit. */
function emailRows({ emails }: Review): readonly ReportLine[] {
  const rows = emails.map(({ email, words }, index) => [
    String(index + 1),
    email.kind,
    email.day === 0 ? 'at once' : `day ${email.day}`,
    String(words),
    email.subject.text,
  ])
  const table = [HEAD, ...rows]
  const width = (column: number) => Math.max(...table.map((row) => (row[column] ?? '').length))
  const [number, kind, day, count] = [width(0), width(1), width(2), width(3)]
  return table.map(([a = '', b = '', c = '', d = '', subject = '']) => ({
    text: `${a.padStart(number)}  ${b.padEnd(kind)}  ${c.padEnd(day)}  ${d.padStart(count)}  ${subject}`,
    indent: number + kind + day + count + 8,
  }))
}

/** More findings than this are only counted. */
const MOST_FINDINGS = 12

/** What to mend and what to check, each with the number of its email. */
function findingLines(emails: readonly Email[]): readonly ReportLine[] {
  const { fails, warns } = placedFindings(emails)
  const urgent = warns.filter(({ rule }) => rule === 'source-removed')
  const listing = [...urgent, ...warns.filter((finding) => !urgent.includes(finding))]
  const shown = listing.slice(0, Math.max(0, MOST_FINDINGS - fails.length))
  const more = warns.length - shown.length
  return [
    ...listed('To mend before publishing:', fails),
    ...listed('To check:', shown),
    ...(more > 0 ? [plain(`  and ${more} more to check: see --html FILE`)] : []),
  ]
}

function listed(title: string, findings: readonly PlacedFinding[]): readonly ReportLine[] {
  if (findings.length === 0) return []
  const width = String(findings.at(-1)?.email ?? '').length
  return [
    plain(title),
    ...findings.map(({ email, message }) => ({
      text: `  ${String(email).padStart(width)}  ${message}`,
      indent: width + 4,
    })),
  ]
}

/** What is in no email, and how much advice there is. */
function restLines({ draft }: Review): readonly ReportLine[] {
  const groups = groupDrops(draft).map((group) => group.counted)
  const suggestions = draft.emails.reduce((sum, email) => sum + email.suggestions.length, 0)
  return [
    ...(groups.length > 0 ? [{ text: `In no email: ${groups.join(', ')}`, indent: 13 }] : []),
    ...(suggestions > 0
      ? [plain(`Advice:      ${counted(suggestions, 'suggestion')}, in --html FILE or --json`)]
      : []),
  ]
}
