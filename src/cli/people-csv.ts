import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { ImportRow } from '../actions/import-subscribers.ts'
import { restoreCell } from '../core/csv-cell.ts'

export type ReadPeople =
  | { readonly kind: 'read'; readonly rows: AsyncIterable<ImportRow> }
  | { readonly kind: 'problem'; readonly message: string }

/**
 * The people of a CSV file (RFC 4180, UTF-8) with a column "email" or "address", and perhaps "name" and
 * others. Cells that an export has escaped come back as they were. The whole of it is looked through before the first row is given, so that a broken file changes nothing.
 */
export async function readPeople(bytes: Uint8Array, path: string): Promise<ReadPeople> {
  const file = basename(path)
  if (!isUtf8(bytes)) return problem(`${file} is not in UTF-8: save it as CSV in UTF-8 and try again.`)
  try {
    let people = 0
    for await (const _ of rowsOf(bytes)) people += 1
    if (people > 0) return { kind: 'read', rows: rowsOf(bytes) }
    return problem(`${file} holds no people: name the columns in its first line, and give one person a line.`)
  } catch (error) {
    if (error instanceof ColumnsFault) return problem(error.message)
    if (isCsvError(error)) return problem(brokenMessage(file, error))
    throw error
  }
}

function problem(message: string): ReadPeople {
  return { kind: 'problem', message }
}

class ColumnsFault extends Error {}

function isCsvError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}

function brokenMessage(file: string, error: Error): string {
  const place = 'lines' in error ? ` (line ${String(error.lines)})` : ''
  return `${file} is not a well-formed CSV file${place}: check its quotes and columns.`
}

const CHUNK = 65_536

/** In small pieces, so that a large file is not all rows at once. */
function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK) yield bytes.subarray(start, start + CHUNK)
}

interface CsvRecord {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

async function* rowsOf(bytes: Uint8Array): AsyncGenerator<ImportRow> {
  const parser = Readable.from(chunksOf(bytes)).pipe(
    parse({
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      max_record_size: 100_000,
    }),
  )
  let columns: Columns | null = null
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    if (columns === null) columns = findColumns(record)
    else yield rowOf(record.map(restoreCell), columns, info.lines)
  }
}

interface Columns {
  readonly address: number
  /** -1 where there is none. */
  readonly name: number
  /** All names as they stand in the first line. */
  readonly all: readonly string[]
}

function rowOf(cells: readonly string[], columns: Columns, line: number): ImportRow {
  const others = columns.all.map((name, index) => [name, cells[index] ?? ''] as const)
  return {
    line,
    address: cells[columns.address] ?? '',
    name: cells[columns.name] ?? '',
    fields: Object.fromEntries(others),
  }
}

function findColumns(head: readonly string[]): Columns {
  const names = head.map((name) => name.toLowerCase().replace(/[\s_-]/g, ''))
  const address = names.findIndex((name) => ['email', 'address', 'emailaddress', 'mail'].includes(name))
  if (address < 0)
    throw new ColumnsFault(
      `The first line of the file must name its columns, divided by commas, one of them “email”: there is ${shownColumns(head)}.`,
    )
  const name = names.findIndex((one) => ['name', 'fullname', 'firstname'].includes(one))
  return { address, name, all: head.map(restoreCell) }
}

function shownColumns(head: readonly string[]): string {
  const words = head.map((name) => `“${name.replace(/\s+/g, ' ').slice(0, 30).toWellFormed()}”`)
  return words.slice(0, 5).join(', ') + (words.length > 5 ? ' …' : '')
}
