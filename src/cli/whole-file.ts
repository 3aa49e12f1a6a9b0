import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileFault } from './series-folder.ts'

export type WriteFile = { readonly kind: 'written' } | { readonly kind: 'problem'; readonly message: string }

/** Writes a file whole or not at all; one of that name is replaced. */
export function writeWholeFile(path: string, text: string): WriteFile {
  const staged = `${path}.${process.pid}.part`
  try {
    writeFileSync(staged, text, { flag: 'wx' })
    renameSync(staged, path)
    return { kind: 'written' }
  } catch (error) {
    rmSync(staged, { force: true })
    return { kind: 'problem', message: `Cannot write ${path}: ${fileFault(error)}.` }
  }
}
