import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Log, Mark, Marker } from '../actions/context.ts'

const markSchema = z.object({ instance: z.string().min(1), mark: z.int().nonnegative() })

/**
 * The marker in a small file. It is replaced whole, never lowered for one installation, and readable by its owner
 * only. Where it cannot be written, sending goes on: only an older copy is noticed less surely.
 */
export function fileMarker(path: string, log: Log): Marker {
  return {
    read: () => readMark(path),
    write(mark) {
      const before = readMark(path)
      if (before?.instance === mark.instance && before.mark >= mark.mark) return
      try {
        replaceFile(path, `${JSON.stringify(mark)}\n`)
      } catch (error) {
        log('marker.failed', { error: codeOf(error) })
      }
    },
  }
}

/** What is torn, or no marker at all, counts as none. */
function readMark(path: string): Mark | null {
  try {
    const read = markSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function replaceFile(path: string, text: string): void {
  const staging = `${path}.${process.pid}`
  writeFileSync(staging, text, { mode: 0o600 })
  renameSync(staging, path)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
