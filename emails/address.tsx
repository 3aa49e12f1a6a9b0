import { NoticeEmail, type NoticeEmailProps } from './components/notice.tsx'

/** Asks whether a new address is its reader's own. */
export function AddressEmail(props: NoticeEmailProps) {
  return <NoticeEmail kind="address" {...props} />
}

AddressEmail.PreviewProps = { language: 'en' } satisfies NoticeEmailProps
