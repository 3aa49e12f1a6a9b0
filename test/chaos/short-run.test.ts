import { describe, expect, it } from 'vitest'
import { removeRun, runChaos } from '../../bench/chaos/chaos.ts'
import { findingsOf } from '../../bench/chaos/findings.ts'
import { readOptions } from '../../bench/chaos/options.ts'
import { reportOf } from '../../bench/chaos/report.ts'

async function reportedRun(args: readonly string[]): Promise<string[]> {
  const read = readOptions(args)
  if (read.kind !== 'options') throw new Error(read.kind)
  const result = await runChaos(read.options, () => undefined)
  const report = reportOf(result)
  if (findingsOf(result).length === 0) removeRun(result)
  else report.push('failed')
  return report
}

describe('workers that are killed', () => {
  it('neither lose nor double an email of 1,000 through Resend, killed 20 times and at every crash point', async () => {
    const report = await reportedRun(['--kills', '20', '--sends', '1000', '--seed', '1'])
    expect(report, report.join('\n')).not.toContain('failed')
    expect(report.slice(-7, -4)).toEqual(['lost 0', 'doubled 0', 'uncertain 0'])
  }, 300_000)

  it('over SMTP lose none, double none, and list each email in doubt', async () => {
    const report = await reportedRun(['--transport', 'smtp', '--kills', '5', '--sends', '150', '--seed', '1'])
    expect(report, report.join('\n')).not.toContain('failed')
    expect(report.slice(-7, -5)).toEqual(['lost 0', 'doubled 0'])
  }, 300_000)
})
