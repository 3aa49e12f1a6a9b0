import { spawnSync } from 'node:child_process'
import type { CheckRun, Finding } from './finding.ts'
import type { RawEmail } from './raw-email.ts'

const MOST_POINTS = 0.5

const asks = `SpamAssassin, local rules: at most ${MOST_POINTS}`

/** The points that SpamAssassin gives by the rules that need no network, where it is installed. */
export function checkSpam(all: readonly RawEmail[]): CheckRun {
  const ran = spawnSync('spamassassin', ['-L', '-t', '--mbox'], {
    input: mailboxOf(all),
    encoding: 'latin1',
    maxBuffer: 2 ** 28,
  })
  if (ran.error !== undefined) {
    return { check: 'spamassassin', asks, looked: 0, remark: 'not installed', skipped: true, findings: [] }
  }
  const scores = scoresIn(ran.stdout)
  const most = Math.max(...[...scores.values()].map(({ points }) => points))
  const findings = all.flatMap((one, index) => spamFindings(one, scores.get(index)))
  const remark = `most ${most.toFixed(1)}`
  return { check: 'spamassassin', asks, looked: all.length, remark, skipped: false, findings }
}

/** All in one run: it takes a second to begin. They come back in another order, so each is numbered. */
function mailboxOf(all: readonly RawEmail[]): Buffer {
  return Buffer.concat(
    all.flatMap(({ bytes }, index) => [
      Buffer.from(`From maya@example.com Tue Jan  6 00:00:00 2026\nX-Number: ${index}\r\n`),
      // A row of a body must not look as if the next email began (RFC 4155).
      Buffer.from(bytes.toString('latin1').replace(/^From /gm, '>From '), 'latin1'),
      Buffer.from('\n\n'),
    ]),
  )
}

function spamFindings({ name }: RawEmail, score: SpamScore | undefined): Finding[] {
  if (score !== undefined && score.points <= MOST_POINTS) return []
  const what = score === undefined ? 'no score' : pointing(score)
  const detail = score === undefined ? '' : `${score.points} points`
  return [{ check: 'spamassassin', what, client: '', where: name, detail }]
}

/** Rules that say only that an email is HTML and has not travelled yet. */
const POINTLESS = new Set(['HTML_MESSAGE', 'NO_RECEIVED', 'NO_RELAYS'])

function pointing({ rules }: SpamScore): string {
  return rules
    .split(/,\s*/)
    .filter((rule) => !POINTLESS.has(rule))
    .join(' ')
}

interface SpamScore {
  readonly points: number
  readonly rules: string
}

/**
 * The points and the rules of each email by its number, from the header that SpamAssassin puts above it:
 * `X-Spam-Status: No, score=0.1 tests=A,B`.
 */
export function scoresIn(output: string): Map<number, SpamScore> {
  const scores = new Map<number, SpamScore>()
  let status = ''
  for (const [header, number] of output.matchAll(/^X-Spam-Status:.*(?:\r?\n[ \t].*)*|^X-Number: (\d+)/gim)) {
    if (number === undefined) status = header.replace(/\r?\n[ \t]+/g, ' ')
    else {
      const points = /score=(-?[\d.]+)/.exec(status)?.[1]
      const rules = /tests=([^=]*?)(?: \w+=|$)/.exec(status)?.[1] ?? ''
      if (points !== undefined) scores.set(Number(number), { points: Number(points), rules })
      status = ''
    }
  }
  return scores
}
