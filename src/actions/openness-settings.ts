import type { ListRow } from '../../db/lists.ts'

/** What a marketer may set of who else learns of a list, and what is learned of its readers. An absent value stays. */
export interface OpennessSettings {
  /** Anybody may read its issues. */
  readonly archive?: boolean
  /** Being on it tells something private of its readers. */
  readonly sensitive?: boolean
  /** Whether it is counted which links are pressed, and which emails are opened. */
  readonly trackClicks?: boolean
  readonly trackOpens?: boolean
}

type Openness = Partial<Pick<ListRow, 'archive' | 'sensitive' | 'track_clicks' | 'track_opens'>>

/** Why these settings cannot be, of a list that is sensitive already or not, with what to do; or null. */
export function opennessFault(settings: OpennessSettings, isSensitive: boolean): string | null {
  if (!(settings.sensitive ?? isSensitive)) return null
  if (settings.archive === true)
    return 'A sensitive list has no public archive: leave --archive out, or set --no-sensitive if being on the list tells nothing private.'
  if (settings.trackClicks !== true && settings.trackOpens !== true) return null
  return 'Nothing is counted of the readers of a sensitive list: leave --track-clicks and --track-opens out, or set --no-sensitive if being on the list tells nothing private.'
}

/** The row's new values: what becomes sensitive is no longer open, nor tracked. */
export function opennessChange(settings: OpennessSettings): Openness {
  const { archive, sensitive, trackClicks, trackOpens } = settings
  return {
    ...(archive !== undefined && { archive: archive ? 1 : 0 }),
    ...(trackClicks !== undefined && { track_clicks: trackClicks ? 1 : 0 }),
    ...(trackOpens !== undefined && { track_opens: trackOpens ? 1 : 0 }),
    ...(sensitive !== undefined && { sensitive: sensitive ? 1 : 0 }),
    ...(sensitive === true && { archive: 0, track_clicks: 0, track_opens: 0 }),
  }
}

/** Whether anybody may read the issues of a list. */
export function hasArchive(list: Pick<ListRow, 'archive' | 'sensitive'>): boolean {
  return list.archive === 1 && list.sensitive === 0
}
