import type { CheckRun, Finding } from './finding.ts'

/** Findings that are known, and what their readers see instead. */
export interface Allowed {
  readonly check: Finding['check']
  /** The feature or the rule, as the tool names it. */
  readonly what: string
  /** Mail programs, `gmail.*` for all of a family; left out for a rule that is about none. */
  readonly clients?: readonly string[]
  /** The names of the emails that it is about; such an entry need not be used, since others may be looked at. */
  readonly where?: RegExp
  readonly reason: string
  /** What a reader gets where it does not work. */
  readonly fallback: string
}

export interface JudgedRun extends CheckRun {
  /** How many different findings of it the list allows. */
  readonly allowed: number
  /** Those that it does not. */
  readonly open: readonly Finding[]
}

/** Takes out what the list allows; an entry of a check that ran and found nothing for it is a finding itself. */
export function judge(runs: readonly CheckRun[], list: readonly Allowed[]): JudgedRun[] {
  return runs.map((run) => {
    const entries = list.filter(({ check }) => check === run.check)
    const open = run.findings.filter((finding) => !entries.some((entry) => covers(entry, finding)))
    const needed = run.skipped ? [] : entries.filter(({ where }) => where === undefined)
    const unused = needed.flatMap((entry) => unusedOf(entry, run.findings))
    const known = run.findings.filter((finding) => !open.includes(finding))
    const allowed = new Set(known.map(({ what, client }) => `${what} ${client}`)).size
    return { ...run, allowed, open: [...open, ...unused] }
  })
}

function covers({ what, clients = [''], where = /^/ }: Allowed, finding: Finding): boolean {
  return (
    what === finding.what &&
    where.test(finding.where) &&
    clients.some((client) => names(client, finding.client))
  )
}

function names(pattern: string, client: string): boolean {
  return pattern.endsWith('.*') ? client.startsWith(pattern.slice(0, -1)) : pattern === client
}

function unusedOf(entry: Allowed, findings: readonly Finding[]): Finding[] {
  const { clients = [''], ...rest } = entry
  return clients
    .filter((client) => !findings.some((finding) => covers({ ...rest, clients: [client] }, finding)))
    .map((client) => ({
      check: entry.check,
      what: entry.what,
      client,
      where: 'bench/emails/allowed.ts',
      detail: 'is allowed and no longer found: take it out',
    }))
}
