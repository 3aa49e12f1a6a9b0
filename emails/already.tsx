import { NoticeEmail, type NoticeEmailProps } from './components/notice.tsx'

/** Tells somebody who signed up again that they are in already. */
export function AlreadyEmail(props: NoticeEmailProps) {
  return <NoticeEmail kind="already" {...props} />
}

AlreadyEmail.PreviewProps = { language: 'en' } satisfies NoticeEmailProps
