import { spawnSync } from 'node:child_process'
import type { CheckRun, Finding } from './finding.ts'
import type { RawEmail } from './raw-email.ts'

const MOST_POINTS = 0.5

const asks = `SpamAssassin, local rules: at most ${MOST_POINTS}`

/** The points that SpamAssassin gives by the rules that need no network, where it is installed. */
export function checkSpam(all: readonly RawEmail[]): CheckRun {
  const there = spawnSync('spamassassin', ['--version']).error === undefined
  if (!there) {
    return { check: 'spamassassin', asks, looked: 0, remark: 'not installed', skipped: true, findings: [] }
  }
  const scored = all.map((one) => ({ name: one.name, ...spamScore(one.bytes) }))
  const most = Math.max(...scored.map(({ points }) => points ?? 0))
  const findings = scored.flatMap(({ name, points, rules }): Finding[] => {
    if (points !== null && points <= MOST_POINTS) return []
    const what = points === null ? 'no score' : 'too many points'
    return [{ check: 'spamassassin', what, client: '', where: name, detail: `${points} by ${rules}` }]
  })
  const remark = `most ${most.toFixed(1)}`
  return { check: 'spamassassin', asks, looked: all.length, remark, skipped: false, findings }
}

function spamScore(bytes: Buffer): SpamScore {
  const ran = spawnSync('spamassassin', ['-L', '-t'], { input: bytes, encoding: 'utf8', maxBuffer: 2 ** 26 })
  return scoreIn(ran.stdout ?? '')
}

interface SpamScore {
  readonly points: number | null
  readonly rules: string
}

/** The points and the rules in the header that SpamAssassin adds: `X-Spam-Status: No, score=0.1 tests=A,B`. */
export function scoreIn(output: string): SpamScore {
  const status =
    /^X-Spam-Status:(?:.*(?:\r?\n[ \t].*)*)/im.exec(output)?.[0].replace(/\r?\n[ \t]+/g, ' ') ?? ''
  const points = /score=(-?[\d.]+)/.exec(status)?.[1]
  return {
    points: points === undefined ? null : Number(points),
    rules: /tests=([^=]*?)(?: \w+=|$)/.exec(status)?.[1] ?? '',
  }
}
