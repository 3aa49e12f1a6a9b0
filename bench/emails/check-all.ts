import type { Theme } from '../../src/core/mail/theme.ts'
import { checkContrast } from './check-contrast.ts'
import { checkDkim } from './check-dkim.ts'
import { checkMarkup } from './check-markup.ts'
import { checkMailparser, checkPython } from './check-mime.ts'
import { checkSize } from './check-size.ts'
import { checkSpam } from './check-spam.ts'
import { checkSupport } from './check-support.ts'
import { checkWords } from './check-words.ts'
import type { Checked, CheckRun } from './finding.ts'
import { rawEmails } from './raw-email.ts'

/** Every check that needs no browser. */
export async function checkAll(
  all: readonly Checked[],
  themes: Readonly<Record<string, Theme>>,
): Promise<CheckRun[]> {
  const raw = await rawEmails(all)
  return [
    checkSupport(all),
    await checkMarkup(all),
    checkSize(all),
    checkWords(all),
    checkContrast(themes),
    await checkMailparser(raw),
    checkPython(raw),
    await checkDkim(raw),
    checkSpam(raw),
  ]
}
