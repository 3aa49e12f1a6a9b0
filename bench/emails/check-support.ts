import { caniemail, groupIssues, rawData } from 'caniemail'
import type { Checked, CheckRun, Finding } from './finding.ts'

/** The mail programs that are asked about. Windows Mail, which is no longer kept, is not among them. */
const PROGRAMS = [
  'gmail.*',
  'outlook.windows',
  'outlook.outlook-com',
  'outlook.macos',
  'outlook.ios',
  'outlook.android',
  'apple-mail.*',
  'yahoo.*',
  'samsung-email.android',
] as const

/** The data of 2.0.2 name no support at all of `word-wrap` in some programs, and the library then throws. */
function fillUnknown(): void {
  const wordWrap = rawData.data.find(({ title }) => title === 'word-wrap')
  if (!wordWrap) return
  const unknown = { '': 'u' }
  const { gmail, outlook, yahoo, 'samsung-email': samsung } = wordWrap.stats
  wordWrap.stats = {
    ...wordWrap.stats,
    gmail: { ios: unknown, 'mobile-webmail': unknown, ...gmail },
    outlook: { macos: unknown, ...outlook },
    yahoo: { ios: unknown, android: unknown, ...yahoo },
    'samsung-email': { android: unknown, ...samsung },
  }
}

/** What each program cannot show of an email's HTML and CSS, or shows only in part (caniemail.com). */
export function checkSupport(all: readonly Checked[]): CheckRun {
  fillUnknown()
  return {
    check: 'caniemail',
    asks: 'Gmail, Outlook, Apple Mail, Yahoo, Samsung show it',
    looked: all.length,
    remark: '',
    skipped: false,
    findings: all.flatMap(unsupported),
  }
}

function unsupported({ name, message }: Checked): Finding[] {
  const { issues } = caniemail({ clients: [...PROGRAMS], html: message.html })
  const groups = [...groupIssues(issues.errors), ...groupIssues(issues.warnings)]
  const found = groups.flatMap(({ issue, clients }) =>
    clients.map((client) => findingOf(issue, client, name)),
  )
  return [...new Map(found.map((one) => [`${one.what} ${one.client}`, one])).values()]
}

type Issue = ReturnType<typeof groupIssues>[number]['issue']

function findingOf({ title, support, notes }: Issue, client: string, where: string): Finding {
  const level = support === 'none' ? 'not shown' : 'in part'
  return { check: 'caniemail', what: title, client, where, detail: [level, ...notes].join('; ') }
}
