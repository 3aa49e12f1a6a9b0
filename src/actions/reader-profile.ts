import { fromJson, toJson } from '../../db/json.ts'
import type { SubscriberRow } from '../../db/subscribers.ts'

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

/** Whether a profile says nothing. */
export function isEmptyProfile({ zone, language, fields }: ReaderProfile): boolean {
  return zone === null && language === null && Object.keys(fields).length === 0
}

/** The profile that a subscription keeps of its open request. */
export function readProfile(kept: string | null): ReaderProfile {
  return kept === null ? emptyProfile : { ...emptyProfile, ...fromJson<Partial<ReaderProfile>>(kept) }
}

/** As a subscription keeps it. */
export function keepProfile(profile: ReaderProfile): string {
  return toJson(profile)
}

/** What a person's row becomes once they confirm a profile: what it does not speak of stays. */
export function withProfile(
  person: Pick<SubscriberRow, 'zone' | 'language' | 'fields'>,
  profile: ReaderProfile,
): Pick<SubscriberRow, 'zone' | 'language' | 'fields'> {
  const fields = { ...fromJson<Record<string, string>>(person.fields), ...profile.fields }
  return {
    zone: profile.zone ?? person.zone,
    language: profile.language ?? person.language,
    fields: toJson(fields),
  }
}
