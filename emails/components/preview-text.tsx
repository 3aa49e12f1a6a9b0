const INBOX_LINE = 110

// A figure space, a zero-width no-break space and a joiner: nothing to see, and no inbox drops it.
const BLANK = '\u2007\uFEFF\u034F'

/** The words an inbox shows beside the subject, hidden in the letter; blanks keep the body out of that line. */
export function PreviewText({ text }: { text: string }) {
  if (text === '') return null
  const blanks = BLANK.repeat(Math.max(0, INBOX_LINE - text.length) / 2)
  return (
    <div
      data-skip-in-text="true"
      style={{
        display: 'none',
        overflow: 'hidden',
        maxHeight: 0,
        maxWidth: 0,
        opacity: 0,
        lineHeight: '1px',
      }}
    >
      {`${text}${blanks}`}
    </div>
  )
}
