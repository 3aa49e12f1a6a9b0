import { existsSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

/** Gives a function that reads on in a growing file and returns the whole lines that are new. */
export function growingLines(file: string): () => string[] {
  const buffer = Buffer.alloc(65_536)
  const decoder = new StringDecoder('utf8')
  let descriptor: number | null = null
  let rest = ''
  return () => {
    if (descriptor === null && !existsSync(file)) return []
    descriptor ??= openSync(file, 'r')
    for (;;) {
      // From where the last read ended.
      const count = readSync(descriptor, buffer, 0, buffer.length, null)
      if (count === 0) break
      rest += decoder.write(buffer.subarray(0, count))
    }
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    return lines
  }
}
