import { styleText } from 'node:util'
import type { JudgedRun } from './allow.ts'
import type { Finding } from './finding.ts'

/** The checks in one table, and below it each finding once with where it was first seen. */
export function tableText(runs: readonly JudgedRun[]): string {
  const rows = runs.map(rowOf)
  const head = ['check', 'asks that', 'looked at', 'allowed', 'findings', '']
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, at))
      .join('  ')
      .trimEnd()
  const body = rows.map((row, at) => colored(line(row), runs[at]))
  return [styleText('bold', line(head)), ...body, ...findingLines(runs.flatMap(({ open }) => open))].join(
    '\n',
  )
}

function rowOf({ check, asks, looked, remark, skipped, allowed, open }: JudgedRun): readonly string[] {
  const numbers = skipped ? ['-', '-', '-'] : [String(looked), String(allowed), String(differentCount(open))]
  return [check, asks, ...numbers, remark]
}

/** How many different findings there are: the same in many emails is one. */
export function differentCount(findings: readonly Finding[]): number {
  return new Set(findings.map(({ check, what, client }) => [check, what, client].join('\u0000'))).size
}

function padded(cell: string, width: number, column: number): string {
  return column >= 2 && column <= 4 ? cell.padStart(width) : cell.padEnd(width)
}

function colored(line: string, run: JudgedRun | undefined): string {
  if (run?.skipped) return styleText('dim', line)
  return run && run.open.length > 0 ? styleText('red', line) : line
}

/** What was found, the same in several emails once: the programs it is about, how often, and in which one first. */
function findingLines(open: readonly Finding[]): string[] {
  const groups = Map.groupBy(open, sameAs)
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const clients = [...new Set(same.map(({ client }) => client))].filter((client) => client !== '')
    const emails = new Set(same.map(({ where }) => where)).size
    const more = emails === 1 ? '' : ` and ${emails - 1} more`
    const programs = clients.length === 0 ? [] : [`  ${clients.join(', ')}`]
    return [
      '',
      `${first.check}: ${first.what}`,
      ...programs,
      `  ${first.detail}`,
      `  in ${first.where}${more}`,
    ]
  })
}

/** Tools that name a rule have one fault in many places; what the other checks say differs from email to email. */
function sameAs({ check, what, detail }: Finding): string {
  if (check === 'axe' || check === 'html-validate') return [check, what].join('\u0000')
  return [check, what, check === 'caniemail' ? detail.split('; ')[0] : detail].join('\u0000')
}
