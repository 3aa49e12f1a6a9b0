/** What may be done with an address of a kind. */
export type Policy = 'accept' | 'refuse'

/** How sign-ups are judged, and for how long things are kept. */
export interface ReaderSettings {
  /** Addresses of services that throw mail away after minutes. */
  readonly disposable: Policy
  /** Addresses of an office rather than a person: admin@, sales@ … */
  readonly role: Policy
  /** Domains whose DNS says that they take no mail. */
  readonly noMailServer: Policy
  /** Sign-ups from one network within an hour, and from everywhere. */
  readonly perNetwork: number
  readonly perHour: number
  /** A form sent sooner after it was shown was filled by a machine; milliseconds. */
  readonly fillMs: number
  readonly challenge: 'off' | 'on'
  /** How long each is kept, in milliseconds; null keeps it. */
  readonly keep: {
    readonly unconfirmed: number
    /** What "view in browser" is made of. */
    readonly emails: number | null
    /** Raw events of providers and readers; what they said of a delivery stays. */
    readonly events: number | null
    readonly audit: number | null
  }
}

const DAY = 24 * 60 * 60_000

export const defaultReaderSettings: ReaderSettings = {
  disposable: 'accept',
  role: 'accept',
  noMailServer: 'refuse',
  perNetwork: 30,
  perHour: 2000,
  fillMs: 1500,
  challenge: 'off',
  keep: { unconfirmed: 7 * DAY, emails: null, events: 400 * DAY, audit: null },
}
