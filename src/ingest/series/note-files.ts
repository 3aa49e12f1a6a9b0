/** The file that says what the last re-import changed. */
export const changesFile = 'changes.md'

/** The name of a file that holds a proposed revision of an email. */
export const proposalOf = /\.proposed\.md$/i

/** Where a revision of an email that is not to be changed is proposed: "02-lesson.proposed.md". */
export function proposalFile(file: string): string {
  return `${file.replace(/\.[^.]*$/, '')}.proposed.md`
}
