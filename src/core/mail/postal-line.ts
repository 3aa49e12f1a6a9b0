import { oneLine } from './encode.ts'

/** A postal address typed on several lines, on one. */
export function postalLine(address: string): string {
  const lines = address.split(/[\r\n]+/).map((line) => oneLine(line).replace(/,$/, ''))
  return lines.filter((line) => line !== '').join(', ')
}
