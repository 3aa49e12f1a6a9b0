import type { Message } from '../../src/core/mail/message.ts'

/** What is looked at: a name to find it by, and the finished email. */
export interface Checked {
  readonly name: string
  /** Whether it is a lesson: it has a smaller limit of size than others. */
  readonly lesson: boolean
  readonly message: Message
}

export type CheckName =
  | 'caniemail'
  | 'html-validate'
  | 'size'
  | 'words'
  | 'contrast'
  | 'axe'
  | 'width'
  | 'mailparser'
  | 'python'
  | 'dkim'
  | 'spamassassin'

/** Something that a check did not like. */
export interface Finding {
  readonly check: CheckName
  /** The feature, the rule or the fault. */
  readonly what: string
  /** The mail program that it is about; empty where it is about none. */
  readonly client: string
  /** The name of what was looked at. */
  readonly where: string
  /** What the tool says of it. */
  readonly detail: string
}

/** One check of everything: how much was looked at, or why it was not. */
export interface CheckRun {
  readonly check: CheckName
  /** What is asked for, in words. */
  readonly asks: string
  readonly looked: number
  /** A figure to know, or why the check was left out. */
  readonly remark: string
  readonly skipped: boolean
  readonly findings: readonly Finding[]
}
