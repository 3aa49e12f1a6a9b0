import { fromJson, toJson } from '../../db/json.ts'

/** What a visitor typed or chose with a sign-up, besides address and name. It counts once they confirm. */
export interface ReaderProfile {
  /** IANA zone. */
  readonly zone: string | null
  /** BCP 47. */
  readonly language: string | null
  /** The marketer's own fields, by key. */
  readonly fields: Readonly<Record<string, string>>
}

export const emptyProfile: ReaderProfile = { zone: null, language: null, fields: {} }

/** The profile that a subscription keeps of its open request. */
export function readProfile(kept: string | null): ReaderProfile {
  return kept === null ? emptyProfile : { ...emptyProfile, ...fromJson<Partial<ReaderProfile>>(kept) }
}

/** As a subscription keeps it. */
export function keepProfile(profile: ReaderProfile): string {
  return toJson(profile)
}
