import { HtmlValidate } from 'html-validate'
import type { Checked, CheckRun, Finding } from './finding.ts'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
})

/** What html-validate has to say about the markup: the standard, good habits and accessibility. */
export async function checkMarkup(all: readonly Checked[]): Promise<CheckRun> {
  const findings: Finding[] = []
  for (const one of all) findings.push(...(await faultsOf(one)))
  const asks = 'the markup is valid and accessible'
  return { check: 'html-validate', asks, looked: all.length, remark: '', skipped: false, findings }
}

async function faultsOf({ name, message }: Checked): Promise<Finding[]> {
  const { results } = await validator.validateString(message.html)
  const messages = results.flatMap((result) => result.messages)
  return messages.map(({ ruleId, message: detail, selector }) => ({
    check: 'html-validate',
    what: ruleId,
    client: '',
    where: name,
    detail: selector === null ? detail : `${detail} at ${selector}`,
  }))
}
