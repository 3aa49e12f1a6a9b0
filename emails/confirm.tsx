import { NoticeEmail, type NoticeEmailProps } from './components/notice.tsx'

/** Asks whether a sign-up was meant. */
export function ConfirmEmail(props: NoticeEmailProps) {
  return <NoticeEmail kind="confirmation" {...props} />
}

ConfirmEmail.PreviewProps = { language: 'en' } satisfies NoticeEmailProps
