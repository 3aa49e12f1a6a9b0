/** For how long the link in the mail to a new address works, in milliseconds. */
export const CHANGE_OPEN_MS = 7 * 24 * 60 * 60_000
