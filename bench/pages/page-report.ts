import { quantile } from '../post-all.ts'
import type { MeasuredPage } from './measure-pages.ts'

/** What half of the visitors may wait for the first byte, in milliseconds. */
export const LONGEST_P50 = 20
/** What a page may weigh, in bytes of its decoded body. */
export const LARGEST_PAGE = 30 * 1024

export interface PageFigures {
  readonly page: string
  readonly language: string | null
  readonly bytes: number
  /** Milliseconds to the first byte. */
  readonly p50: number
  readonly p99: number
  /** Whether it is within the limits; the baseline always is, and a feed whatever it weighs. */
  readonly within: boolean
}

/** One row for each page, the baseline first. */
export function figuresOf(measured: readonly MeasuredPage[]): PageFigures[] {
  return measured.map(({ name: page, language, isFeed, bytes, times }) => {
    const p50 = quantile(times, 0.5)
    const within = language === null || (p50 <= LONGEST_P50 && (isFeed === true || bytes <= LARGEST_PAGE))
    return { page, language, bytes, p50, p99: quantile(times, 0.99), within }
  })
}

/** The table, and what is worst of all pages; the baseline is beside them, not among them. */
export function reportLines(measured: readonly MeasuredPage[]): string[] {
  const figures = figuresOf(measured)
  const rows = [
    ['page', 'language', 'bytes', 'p50 ms', 'p99 ms'],
    ...figures.map(({ page, language, bytes, p50, p99 }) => [
      ...[page, language ?? '', String(bytes), p50.toFixed(2), p99.toFixed(2)],
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const pages = figures.filter(({ language }) => language !== null)
  const worst = (of: (one: PageFigures) => number): number => Math.max(...pages.map(of))
  const paged = measured.filter(({ language, isFeed }) => language !== null && isFeed !== true)
  return [
    ...rows.map((row) => lineOf(row, widths)),
    '',
    ...figures
      .filter(({ within }) => !within)
      .map(({ page, language }) => `over the limit: ${page} (${language})`),
    `worst p50 ${worst(({ p50 }) => p50).toFixed(2)} ms (at most ${LONGEST_P50})`,
    `worst p99 ${worst(({ p99 }) => p99).toFixed(2)} ms`,
    `largest page ${Math.max(...paged.map(({ bytes }) => bytes))} bytes (at most ${LARGEST_PAGE})`,
  ]
}

/** Words to the left, figures to the right. */
function lineOf(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
  )
  return cells.join('  ').trimEnd()
}
