import type { ListRow } from '../../db/lists.ts'
import { readOwnPage } from '../core/sign-up/own-page.ts'

/** Pages of the marketer's own that readers are led to. An absent value stays; an empty one takes the page away. */
export interface OwnPageSettings {
  /** What is done with the data of its readers. */
  readonly privacyUrl?: string
  /** Who answers for the list. */
  readonly imprintUrl?: string
}

/** The first fault, with what to do, or null. */
export function ownPageFault({ privacyUrl, imprintUrl }: OwnPageSettings): string | null {
  if (isWrong(privacyUrl)) return wrong('privacy notice', '--privacy-url', 'privacy')
  return isWrong(imprintUrl) ? wrong('imprint', '--imprint-url', 'imprint') : null
}

function isWrong(typed: string | undefined): boolean {
  return typed !== undefined && typed.trim() !== '' && readOwnPage(typed) === null
}

function wrong(page: string, option: string, path: string): string {
  return `The address of the ${page} is none that readers can open safely: give one like ${option} https://example.com/${path} (http only on localhost), or ${option} "" for none.`
}

/** The row's new values; the settings are without fault. */
export function ownPageChange({
  privacyUrl,
  imprintUrl,
}: OwnPageSettings): Partial<Pick<ListRow, 'privacy_url' | 'imprint_url'>> {
  return {
    ...(privacyUrl !== undefined && { privacy_url: readOwnPage(privacyUrl) }),
    ...(imprintUrl !== undefined && { imprint_url: readOwnPage(imprintUrl) }),
  }
}
