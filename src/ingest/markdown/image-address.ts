import { withoutCover } from './covered-source.ts'

/** Web addresses and relative paths; an image of any other scheme keeps only its words. */
export function imageAddress(address: string): string {
  const typed = withoutCover(address)
  return /^https?:/i.test(typed) || !/^[a-z][a-z\d+.-]*:/i.test(typed) ? typed : ''
}
