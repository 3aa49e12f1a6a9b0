import type { CSSProperties } from 'react'
import type { Sentence, Table } from '../../src/core/article/document.ts'
import { type Look, lineStart, sides } from '../theme.ts'
import { Inlines } from './words.tsx'

/** A table with its first row as head. One that is too wide for a phone scrolls by itself, also by keyboard. */
export function TableView({ table, look }: { table: Table; look: Look }) {
  const [head = [], ...rows] = table.rows
  const style = cellStyle(look)
  return (
    <div tabIndex={head.length > 2 ? 0 : undefined} style={{ margin: '0 0 18px', overflowX: 'auto' }}>
      <table cellPadding={0} cellSpacing={0} width="100%" style={{ borderCollapse: 'collapse' }}>
        <thead>
          <tr>
            {head.map((cell) => (
              <HeadCell key={cell.id} cell={cell} look={look} style={style} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row[0]?.id ?? index}>
              {row.map((cell) => (
                <td key={cell.id} style={style}>
                  <Inlines inlines={cell.inlines} look={look} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A corner without words is the head of nothing. */
function HeadCell({ cell, look, style }: { cell: Sentence; look: Look; style: CSSProperties }) {
  if (cell.text === '') return <td style={style} />
  return (
    <th scope="col" style={style}>
      <Inlines inlines={cell.inlines} look={look} />
    </th>
  )
}

function cellStyle(look: Look): CSSProperties {
  return {
    borderBottom: `1px solid ${look.theme.light.line}`,
    fontSize: 15,
    lineHeight: 1.5,
    padding: sides(look, 8, 12, 8, 0),
    textAlign: lineStart(look),
    verticalAlign: 'top',
  }
}
