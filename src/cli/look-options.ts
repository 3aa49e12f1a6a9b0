import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../actions/context.ts'
import { restyleList, type WantedLook } from '../actions/restyle-list.ts'
import { readThemeFile } from '../actions/theme-files.ts'
import { readFileWithin } from './series-folder.ts'

const LARGEST_FILE = 1_048_576

export interface LookOptions {
  /** A file, or "none". */
  readonly theme?: string
  readonly layout?: string
}

/** How the mail and the pages of a list look. */
export function withLookOptions(command: Command): Command {
  return command
    .option('--theme <file>', 'a YAML or JSON file with brand, logo, colours and type; none takes it away')
    .option('--layout <layout>', 'letter (the plain one) or card')
}

export type ReadLook =
  | { readonly kind: 'read'; readonly look: WantedLook | null }
  | { readonly kind: 'problem'; readonly message: string }

/** What the options ask for, with the file read and checked; null where they ask for nothing. */
export function readLook({ theme, layout }: LookOptions): ReadLook {
  if (layout !== undefined && layout !== 'letter' && layout !== 'card') {
    return { kind: 'problem', message: `There is no layout “${layout}”: choose letter or card.` }
  }
  const chosen: WantedLook = layout === undefined ? {} : { layout }
  if (theme === undefined) return { kind: 'read', look: layout === undefined ? null : chosen }
  if (theme === 'none') return { kind: 'read', look: { ...chosen, theme: null } }
  const file = readFileWithin(theme, LARGEST_FILE)
  if (file.kind === 'problem') return file
  const read = readThemeFile(new TextDecoder().decode(file.bytes), basename(theme))
  return read.kind === 'problem' ? read : { kind: 'read', look: { ...chosen, theme: read.theme } }
}

/** Gives the list its look, if one was asked for; the lines say how many emails wear it. */
export async function wearLook(
  ctx: Context,
  list: ListRow,
  look: WantedLook | null,
): Promise<{ readonly list: ListRow; readonly lines: readonly string[] }> {
  const restyled = look && (await restyleList(ctx, list.name, look))
  if (restyled?.kind !== 'restyled') return { list, lines: [] }
  const { emails } = restyled
  const count = emails === 1 ? 'One published email wears' : `${emails} published emails wear`
  return {
    list: restyled.list,
    lines: [`${count} its look now; what is already on its way keeps the old one.`],
  }
}
