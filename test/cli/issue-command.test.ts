import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTips, openCommandLine } from '../support/command-line.ts'

it('an issue to a list of nobody yet says who gets it', async () => {
  const line = openCommandLine()
  try {
    await makeTips(line)
    const letter = join(line.folder, 'letter.md')
    writeFileSync(letter, '# A short note on spring\n\nThe first crocus is out. It came early this year.\n')
    const { out } = await line.run('issue', letter, '--list', 'Weekly tips', '--at', 'now', '--yes')
    expect(out).toContain('  to     nobody yet on the list “Weekly tips”')
    expect(out).toContain(
      'Scheduled. Nobody is on the list yet: it goes to whoever confirms before Mon 30 Nov 2026, 11:05 (Europe/Berlin).',
    )
  } finally {
    line.close()
  }
})
