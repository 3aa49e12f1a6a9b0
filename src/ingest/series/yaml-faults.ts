import { type Document, isScalar, visit, type YAMLError, type YAMLWarning } from 'yaml'

/** A fault in a YAML text: where (an offset, or null for no one place) and a sentence without its full stop. */
export interface YamlFault {
  readonly at: number | null
  readonly message: string
}

/** The first thing in the text that is not YAML, or is YAML that we do not take, for people who type settings. */
export function findFault(document: Document, text: string): YamlFault | null {
  const fault = document.errors[0] ?? document.warnings[0]
  return fault ? explain(fault, { document, text }) : refusedPart(document)
}

const aliasMessage = 'A "*" before the words has a meaning of its own here: put the words in quotes'

const explanations: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_ALIAS: aliasMessage,
  BAD_DQ_ESCAPE:
    'A "\\" between double quotation marks has a meaning of its own: put the words in single ones',
  BAD_INDENT:
    'The line is indented otherwise than its neighbours: give lines that belong together the same spaces',
  BAD_SCALAR_START:
    'The words begin with a character that has a meaning of its own here: put the words in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'A colon and a space stand inside the words: put the words in quotes',
  DUPLICATE_KEY: 'The same name stands here a second time: remove one of the two',
  MULTIPLE_DOCS: 'A second part begins with "---": remove that line',
  MULTILINE_IMPLICIT_KEY: 'A colon is missing, or the space after it: write each setting as "name: value"',
  NON_STRING_KEY: 'The words begin with a brace: put them in quotes',
  RESOURCE_EXHAUSTION: 'The settings are nested too deep to be read: simplify them',
  TAB_AS_INDENT: 'The line begins with a tab: use spaces',
  UNEXPECTED_TOKEN:
    'The line does not fit here: look for a missing "-", ":" or quotation mark in it and in the line above it',
  TAG_RESOLVE_FAILED: 'A "!" before the words has a meaning of its own here: put the words in quotes',
}

interface Typed {
  readonly document: Document
  readonly text: string
}

function explain({ code, message, pos }: YAMLError | YAMLWarning, typed: Typed): YamlFault {
  if (/quote/.test(message)) {
    return {
      at: openQuote(typed.document),
      message: 'A quotation mark is opened and not closed: add the second one',
    }
  }
  const [, closing] = /end with a ([\]}])/.exec(message) ?? []
  const bracket = closing === undefined ? null : openBracket(typed, closing)
  if (bracket !== null) return bracket
  const reason = message.split('\n')[0] ?? ''
  const other = `The YAML cannot be read (${reason}): compare the line with its neighbours`
  return { at: pos[0], message: explanations[code] ?? other }
}

/** The parser notices only at the end that a bracket is missing; whoever typed it looks for where it begins. */
function openBracket({ document, text }: Typed, closing: string): YamlFault | null {
  const opening = closing === ']' ? '[' : '{'
  let at: number | null = null
  visit(document, {
    Collection(_, { range }) {
      if (range && text[range[0]] === opening && text[range[1] - 1] !== closing) at = range[0]
    },
  })
  const message = `A bracket "${opening}" is opened and not closed: add the "${closing}", or put the words in quotes`
  return at === null ? null : { at, message }
}

/** Only the last words of a text can have lost their second quotation mark. */
function openQuote(document: Document): number | null {
  let at: number | null = null
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && /^QUOTE/.test(node.type ?? '')) at = node.range?.[0] ?? null
    },
  })
  return at
}

/** What YAML allows and we do not: aliases, and words cut short by a "#" that was meant as a word. */
function refusedPart(document: Document): YamlFault | null {
  let refused: YamlFault | null = null
  const refuse = (range: readonly number[] | null | undefined, message: string): symbol => {
    refused = { at: range?.[0] ?? null, message }
    return visit.BREAK
  }
  visit(document, {
    Alias: (_, { range }) => refuse(range, aliasMessage),
    Scalar: (_, { comment, range }) =>
      comment && !/^[\s#]/.test(comment)
        ? refuse(range, 'The words after "#" would be lost: put the whole value in quotes')
        : undefined,
  })
  return refused
}
