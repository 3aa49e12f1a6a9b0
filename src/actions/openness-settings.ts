import type { ListRow } from '../../db/lists.ts'

/** What a marketer may set of who else learns of a list. An absent value stays as it is. */
export interface OpennessSettings {
  /** Anybody may read its issues. */
  readonly archive?: boolean
  /** Being on it tells something private of its readers. */
  readonly sensitive?: boolean
}

type Openness = Partial<Pick<ListRow, 'archive' | 'sensitive' | 'track_clicks' | 'track_opens'>>

/** Why these settings cannot be, of a list that is sensitive already or not, with what to do; or null. */
export function opennessFault({ archive, sensitive }: OpennessSettings, isSensitive: boolean): string | null {
  if (archive !== true || !(sensitive ?? isSensitive)) return null
  return 'A sensitive list has no public archive: leave --archive out, or set --no-sensitive if being on the list tells nothing private.'
}

/** The row's new values: what becomes sensitive is no longer open, nor tracked. */
export function opennessChange({ archive, sensitive }: OpennessSettings): Openness {
  return {
    ...(archive !== undefined && { archive: archive ? 1 : 0 }),
    ...(sensitive !== undefined && { sensitive: sensitive ? 1 : 0 }),
    ...(sensitive === true && { archive: 0, track_clicks: 0, track_opens: 0 }),
  }
}
