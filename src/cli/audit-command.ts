import type { Command } from 'commander'
import { listAudit, type NamedAuditRow } from '../../db/audit.ts'
import { parseLimit } from './deliveries-command.ts'
import { columns, printJson } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { localTime } from './words-of-time.ts'

interface AuditOptions {
  readonly json?: boolean
  readonly limit: number
}

/** `audit`: who did what, newest first; times in UTC. */
export function addAuditCommand(program: Command, verb: Verb): void {
  program
    .command('audit')
    .description('who did what, newest first')
    .option('--limit <number>', 'at most so many', parseLimit, 50)
    .option('--json', 'print JSON')
    .action(
      verb<AuditOptions>(({ terminal, ...around }, _, { json, limit }) =>
        withInstallation({ terminal, ...around }, async (ctx) => {
          const entries = await listAudit(ctx.read, limit)
          if (json) return printJson(terminal, entries)
          if (entries.length === 0) terminal.print('Nothing is recorded yet.')
          else for (const line of columns([HEAD, ...entries.map(lineOf)])) terminal.print(line)
          return 0
        }),
      ),
    )
}

const HEAD = ['time (UTC)', 'who', 'did', 'what']

function lineOf({ at, actor, action, details, ...about }: NamedAuditRow): readonly string[] {
  const names = [about.listName, about.sequenceName].flatMap((name) => (name === null ? [] : `“${name}”`))
  const person = about.subscriber_id === null ? [] : `person ${about.subscriber_id}`
  const words = Object.entries(details)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name} ${valueWords(value)}`)
  return [localTime(at, 'UTC'), actor, action, [...names, person, ...words].flat().join(', ')]
}

/** Names of settings as a person reads them: "from address, zone". */
function valueWords(value: unknown): string {
  return Array.isArray(value)
    ? value.map((name) => String(name).replaceAll('_', ' ')).join(', ')
    : String(value)
}
