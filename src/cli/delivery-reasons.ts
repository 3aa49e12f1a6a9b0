/** What a person is told of the stable words that rows keep, and what they can do about each. */
const words: Readonly<Record<string, string>> = {
  'too-late': 'fell due while nothing was running: release, release --now or release --skip',
  'older-copy': 'may have been sent before an older copy of the database was put back',
  'held-by-hand': 'until it is released',
  'sequence-paused': 'go on with: npx rivulet resume SERIES',
  'list-paused': 'go on with: npx rivulet list resume NAME',
  'cannot-be-composed': 'publish a mended version, or release --skip',
  skipped: 'given up by hand',
  unsubscribed: 'the reader has left',
  suppressed: 'the address must not be mailed',
  'no-consent': 'the reader has left the list',
  'enrolment-over': 'the reader is through, or has left',
  'sequence-cancelled': 'the series was ended for good',
  'nothing-left': 'the newest version has nothing more for this reader',
  'not-pending': 'the sign-up was confirmed or dropped already',
  'installation-on-hold': 'go on with: npx rivulet release',
  'reader-off': 'the reader wants nothing more of this series',
  'reader-paused': 'the reader paused, and the day of an issue passes',
  'reader-less-often': 'the reader wants issues less often',
  'list-without-sender': 'npx rivulet list set NAME --from ADDRESS',
  'confirmation-sent-lately': 'this reader was asked within a day, and is asked again after it',
  'one-late-email': 'this reader had a late email within a day, and gets the next after it',
  'frequency-cap': 'this reader had enough within a day, and gets the next after it',
}

/** A reason with what it means; one that is no stable word (a provider's) as it is. */
export function deliveryReason(reason: string | null): string {
  const meaning = words[reason ?? '']
  return meaning === undefined ? (reason ?? '') : `${reason}: ${meaning}`
}

/** Which commands act on what waits for a person. */
const deeds: Readonly<Record<string, string>> = {
  held: 'Held: npx rivulet release ID (at the next slot), --now, or --skip to give it up.',
  failed: 'Failed: npx rivulet retry ID sends it again.',
  uncertain: 'Uncertain: npx rivulet resolve ID --sent, --not-sent (sends it again), or --skip.',
}

/** One line for each of these states that a person can act on. */
export function deliveryDeeds(states: readonly string[]): string[] {
  return Object.entries(deeds)
    .filter(([state]) => states.includes(state))
    .map(([, line]) => line)
}
