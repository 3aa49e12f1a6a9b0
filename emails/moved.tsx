import { NoticeEmail, type NoticeEmailProps } from './components/notice.tsx'

/** Tells the old address that its reader's mail goes to another one from now on. */
export function MovedEmail(props: NoticeEmailProps) {
  return <NoticeEmail kind="moved" {...props} />
}

MovedEmail.PreviewProps = { language: 'en' } satisfies NoticeEmailProps
