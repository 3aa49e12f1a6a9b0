import type { CSSProperties, ReactNode } from 'react'

interface LayoutTableProps {
  readonly className?: string
  readonly cellClass?: string
  readonly align?: 'center'
  /** The widest it may be, in CSS pixels; as wide as there is room where none is given. */
  readonly width?: number
  /** Of its only cell: the one box that Outlook on Windows gives padding, a ground and a border. */
  readonly style?: CSSProperties
  readonly children: ReactNode
}

/**
 * A box for the eye alone: a table of one cell that is read out as what is in it. Its layout is fixed, so that what is too
 * wide scrolls in it instead of widening the whole email.
 */
export function LayoutTable({ className, cellClass, align, width, style, children }: LayoutTableProps) {
  return (
    <table
      className={className}
      align={align}
      width="100%"
      border={0}
      cellPadding={0}
      cellSpacing={0}
      role="presentation"
      style={{ tableLayout: 'fixed', maxWidth: width }}
    >
      <tbody>
        <tr>
          <td className={cellClass} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  )
}
