import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'

export type ReadFile =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly message: string }

/** The bytes of a file of at most `limit` bytes. A larger one, a pipe and a device are refused before they are read. */
export function readFileWithin(path: string, limit: number): ReadFile {
  try {
    const stats = statSync(path)
    if (!stats.isFile() && !stats.isDirectory()) {
      return problem(`Cannot read ${path}: it is a pipe or a device; save its words in a file first.`)
    }
    if (stats.size > limit) {
      const mebibytes = Math.floor(limit / 1_048_576)
      return problem(`${basename(path)} is too large: at most ${mebibytes} MB are read. Take a part of it.`)
    }
    return { kind: 'read', bytes: readFileSync(path) }
  } catch (error) {
    return problem(`Cannot read ${path}: ${fileFault(error)}.`)
  }
}

export type ReadFolder =
  | { readonly kind: 'read'; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: 'problem'; readonly message: string }

const LARGEST_FILE = 5 * 1_048_576

/** The text files of a series folder by name. Folders in it, and hidden files, are not looked at. */
export function readSeriesFolder(path: string): ReadFolder {
  const files = new Map<string, string>()
  try {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (!entry.isFile() || !/^[^.].*\.(yaml|yml|md|markdown|txt)$/i.test(entry.name)) continue
      const read = readFileWithin(join(path, entry.name), LARGEST_FILE)
      if (read.kind === 'problem') return read
      files.set(entry.name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.bytes))
    }
  } catch (error) {
    return problem(`Cannot read the folder ${path}: ${fileFault(error)}.`)
  }
  return { kind: 'read', files }
}

export type WriteFolder =
  | { readonly kind: 'written' }
  | { readonly kind: 'problem'; readonly message: string }

/** Whether a folder holds a series already. */
export function holdsSeries(path: string): boolean {
  return existsSync(join(path, 'series.yaml'))
}

/** What is written into a series folder, by file name, and what is taken out of it. */
export interface FolderChange {
  readonly files: ReadonlyMap<string, string>
  readonly obsolete: readonly string[]
}

/** Changes files of a series folder, each of them whole or not at all: all are written before any is replaced. */
export function changeSeriesFolder(path: string, { files, obsolete }: FolderChange): WriteFolder {
  const staged = [...files].map(([name, text]) => ({
    text,
    at: join(path, name),
    part: join(path, `.${name}.${process.pid}.part`),
  }))
  try {
    for (const { part, text } of staged) writeFileSync(part, text, { flag: 'wx' })
    for (const { part, at } of staged) renameSync(part, at)
    for (const name of obsolete) rmSync(join(path, name), { force: true })
    return { kind: 'written' }
  } catch (error) {
    for (const { part } of staged) rmSync(part, { force: true })
    return problem(`Cannot write to ${path}: ${fileFault(error)}.`)
  }
}

/** Writes a series into a new or empty folder; never over files that somebody may have edited. */
export function writeSeriesFolder(path: string, files: ReadonlyMap<string, string>): WriteFolder {
  try {
    mkdirSync(path, { recursive: true })
    if (readdirSync(path).length > 0) {
      return problem(`The folder ${path} is not empty: name a new one, or empty it first.`)
    }
    for (const [name, text] of files) writeFileSync(join(path, name), text, { flag: 'wx' })
    return { kind: 'written' }
  } catch (error) {
    return problem(`Cannot write to ${path}: ${fileFault(error)}.`)
  }
}

/** Why a file could not be read or written, as the end of a sentence. */
export function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EISDIR: 'it is a folder, not a file',
    ENOTDIR: 'it is a file, not a folder',
    EEXIST: 'there is a file of that name',
    EACCES: 'no permission',
    EROFS: 'that disk is read-only',
    ENOSPC: 'the disk is full',
  }
  return known[code] ?? 'it cannot be opened'
}

function problem(message: string): { readonly kind: 'problem'; readonly message: string } {
  return { kind: 'problem', message }
}
