import type { ListRow } from '../../db/lists.ts'
import type { Terminal } from './terminal.ts'

type Openness = Pick<ListRow, 'archive' | 'track_clicks' | 'track_opens' | 'sensitive'>

/** Where everybody reads a list's issues, and its feeds. */
export function archiveLines({ slug }: Pick<ListRow, 'slug'>, publicUrl: string): string[] {
  const home = `${publicUrl}/archive/${slug}`
  return [home, `${home}/feed.xml (RSS)`, `${home}/feed.json (JSON Feed)`]
}

/** Says what a change opened, and what it closed without having been asked by name. */
export function sayOpenness(
  terminal: Terminal,
  change: { readonly was: Openness | null; readonly is: ListRow; readonly publicUrl: string },
): void {
  const { was, is, publicUrl } = change
  if (is.archive === 1 && was?.archive !== 1) {
    terminal.print('Anybody can read its issues now, once the first has gone out:')
    for (const line of archiveLines(is, publicUrl)) terminal.print(`  ${line}`)
  }
  if (was === null || was.sensitive === is.sensitive) return
  if (is.sensitive === 0) {
    if (is.archive + is.track_clicks + is.track_opens > 0) return
    terminal.print(
      'Archive and tracking stay off until you ask for them: --archive, --track-clicks, --track-opens.',
    )
    return
  }
  const closed = closedBy(was)
  terminal.print(
    closed.length === 0
      ? 'It is sensitive now: it can have no archive and no tracking, and had none.'
      : `It is sensitive now, so this was switched off: ${closed.join(', ')}.`,
  )
}

function closedBy(was: Openness): string[] {
  const closed = [
    was.archive === 1 && 'its archive and feeds',
    was.track_clicks === 1 && 'counting clicks',
    was.track_opens === 1 && 'counting opens',
  ]
  return closed.filter((one) => one !== false)
}
