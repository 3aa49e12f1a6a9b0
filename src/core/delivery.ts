/**
 * The states of a delivery. "Due" is derived, never stored: `scheduled` with a due time that has passed.
 * `submitted` means that the provider accepted it; it may still bounce.
 */
export type DeliveryState =
  | 'scheduled'
  | 'claimed'
  | 'frozen'
  | 'submitted'
  | 'failed'
  | 'cancelled'
  | 'uncertain'
  | 'held'

/** What an email is for: a step of a sequence, or the confirmation of a sign-up. */
export type DeliveryKind = 'step' | 'confirmation'
