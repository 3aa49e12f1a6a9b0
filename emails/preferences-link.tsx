import { NoticeEmail, type NoticeEmailProps } from './components/notice.tsx'

/** Brings the link to what an address gets. */
export function PreferencesLinkEmail(props: NoticeEmailProps) {
  return <NoticeEmail kind="preferences" {...props} />
}

PreferencesLinkEmail.PreviewProps = { language: 'en' } satisfies NoticeEmailProps
