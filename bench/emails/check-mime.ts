import { spawnSync } from 'node:child_process'
import { simpleParser } from 'mailparser'
import type { CheckRun, Finding } from './finding.ts'
import { type ParsedEmail, parsedFindings, type RawEmail } from './raw-email.ts'

/** The bytes say the same to another parser. */
export async function checkMailparser(all: readonly RawEmail[]): Promise<CheckRun> {
  const findings: Finding[] = []
  for (const one of all)
    findings.push(...parsedFindings('mailparser', one, await parsedByMailparser(one.bytes)))
  const asks = 'the bytes say the same to mailparser'
  return { check: 'mailparser', asks, looked: all.length, remark: '', skipped: false, findings }
}

async function parsedByMailparser(bytes: Buffer): Promise<ParsedEmail> {
  const parsed = await simpleParser(bytes)
  const oneClick = parsed.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line ?? ''
  return {
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    oneClick: oneClick.replace(/^[^:]*:\s*/, ''),
    defects: [],
  }
}

/** Reads one base64 message a line and answers with one JSON object a line. */
const PYTHON_SCRIPT = `
import base64, email, email.policy, json, sys
for line in sys.stdin:
    mail = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
    defects = [type(d).__name__ for part in mail.walk() for d in part.defects]
    defects += [type(d).__name__ for value in mail.values() for d in value.defects]
    body = lambda kind: (mail.get_body((kind,)) or mail).get_content()
    print(json.dumps({'subject': str(mail['subject']), 'text': body('plain'), 'html': body('html'),
        'oneClick': str(mail['list-unsubscribe-post'] or ''), 'defects': defects}))
`

/** The same to the parser of Python's standard library, where there is a Python. */
export function checkPython(all: readonly RawEmail[]): CheckRun {
  const input = all.map(({ bytes }) => bytes.toString('base64')).join('\n')
  const ran = spawnSync('python3', ['-c', PYTHON_SCRIPT], { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const asks = 'the bytes say the same to python3’s email'
  if (ran.error !== undefined) return { ...unrun, check: 'python', asks, remark: 'not installed' }
  if (ran.status !== 0) {
    const detail = ran.stderr.trim().split('\n').at(-1) ?? ''
    const failed: Finding = { check: 'python', what: 'it stopped', client: '', where: 'python3', detail }
    return { ...unrun, check: 'python', asks, remark: '', skipped: false, findings: [failed] }
  }
  const parsed = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ParsedEmail)
  const findings = all.flatMap((one, index) => {
    const answer = parsed[index]
    return answer ? parsedFindings('python', one, answer) : []
  })
  return { check: 'python', asks, looked: parsed.length, remark: '', skipped: false, findings }
}

const unrun = { looked: 0, skipped: true, findings: [] } as const
