import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileFault } from './series-folder.ts'

export type WriteFile = { readonly kind: 'written' } | { readonly kind: 'problem'; readonly message: string }

/** Writes a file whole or not at all; one of that name is replaced. `mode` says who may read it (octal, as chmod has it). */
export function writeWholeFile(path: string, text: string, mode = 0o666): WriteFile {
  const staged = `${path}.${process.pid}.part`
  try {
    writeFileSync(staged, text, { flag: 'wx', mode })
    renameSync(staged, path)
    return { kind: 'written' }
  } catch (error) {
    rmSync(staged, { force: true })
    return { kind: 'problem', message: `Cannot write ${path}: ${fileFault(error)}.` }
  }
}
