import type { Checked, CheckRun, Finding } from './finding.ts'

const KB = 1024

/** Gmail cuts an email off behind so much HTML and hides the rest behind a link. */
const CUT_OFF = 102 * KB

/** A lesson is read on the way: it may be a fifth of that. */
const LARGEST_LESSON = 20 * KB

/** Bytes of the HTML part, not encoded for the way, as UTF-8. */
export function checkSize(all: readonly Checked[]): CheckRun {
  const sizes = all.map(sizeOf).sort((a, b) => a - b)
  return {
    check: 'size',
    asks: 'HTML of a lesson at most 20 KB, of any below 102 KB',
    looked: all.length,
    remark: `median ${kilobytes(sizes[Math.floor(sizes.length / 2)] ?? 0)}, largest ${kilobytes(sizes.at(-1) ?? 0)}`,
    skipped: false,
    findings: all.flatMap(tooLarge),
  }
}

function sizeOf({ message }: Checked): number {
  return Buffer.byteLength(message.html)
}

function tooLarge(one: Checked): Finding[] {
  const limit = one.lesson ? LARGEST_LESSON : CUT_OFF
  const size = sizeOf(one)
  if (size <= limit) return []
  const detail = `${kilobytes(size)}, and ${kilobytes(limit)} is the most`
  return [{ check: 'size', what: 'too large', client: '', where: one.name, detail }]
}

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`
}
