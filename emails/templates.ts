import type { ReactElement } from 'react'
import type { NoticeKind } from '../src/core/delivery/delivery.ts'
import type { LetterKind } from '../src/core/mail/letter.ts'
import { AddressEmail } from './address.tsx'
import { AlreadyEmail } from './already.tsx'
import type { LetterEmailProps } from './components/letter.tsx'
import type { NoticeEmailProps } from './components/notice.tsx'
import { ConfirmEmail } from './confirm.tsx'
import { IssueEmail } from './issue.tsx'
import { LessonEmail } from './lesson.tsx'
import { MovedEmail } from './moved.tsx'
import { PreferencesLinkEmail } from './preferences-link.tsx'
import { RecapEmail } from './recap.tsx'
import { WelcomeEmail } from './welcome.tsx'

/** A template: props in, an email out. Its sample props show all that it can have. */
export interface Template<Props> {
  (props: Props): ReactElement
  readonly PreviewProps: Props
}

/** The template of each kind of letter. The letter of its sample is one that is still to be compiled. */
export const letterTemplates: Readonly<Record<LetterKind, Template<LetterEmailProps>>> = {
  welcome: WelcomeEmail,
  lesson: LessonEmail,
  recap: RecapEmail,
  issue: IssueEmail,
}

/** The template of each kind of notice. */
export const noticeTemplates: Readonly<Record<NoticeKind, Template<NoticeEmailProps>>> = {
  confirmation: ConfirmEmail,
  already: AlreadyEmail,
  preferences: PreferencesLinkEmail,
  address: AddressEmail,
  moved: MovedEmail,
}
