/** Kinds of type by the names a marketer chooses from: fonts that are on the reader's machine, none is fetched. */
export const typeNames = ['system', 'serif', 'humanist', 'mono'] as const

export type TypeName = (typeof typeNames)[number]

/** CSS font stacks without quotation marks. The first one that Outlook on Windows has stands first: it knows no others. */
export const fontStacks: Readonly<Record<TypeName, string>> = {
  system: 'Segoe UI,-apple-system,BlinkMacSystemFont,Roboto,Helvetica,Arial,sans-serif',
  serif: 'Georgia,Iowan Old Style,Noto Serif,Times New Roman,serif',
  humanist: 'Calibri,Seravek,Gill Sans,Ubuntu,Noto Sans,sans-serif',
  mono: 'Consolas,Menlo,ui-monospace,Liberation Mono,monospace',
}

/** The name of a font stack; "other" for one that no name stands for any more. */
export function typeOf(font: string): TypeName | 'other' {
  return typeNames.find((name) => fontStacks[name] === font) ?? 'other'
}
