import type { Context } from '../actions/context.ts'
import type { DoctorAround } from '../actions/doctor/around.ts'
import type { ArticleFetcher } from '../actions/draft-address.ts'
import type { Review } from '../actions/review.ts'
import type { CapturedMail } from '../core/mail/message.ts'

/** An open installation: the database, its keys and the transport. */
export interface Installation {
  readonly context: Context
  /** Where mail is captured instead of sent; null where it really leaves. */
  readonly captured: CapturedMail | null
  /** Sends until nothing is due; gives how many deliveries came into each state. */
  drain(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

export type OpenInstallation =
  | { readonly kind: 'open'; readonly installation: Installation }
  | { readonly kind: 'problem'; readonly message: string }

/** A running server. */
export interface Server {
  readonly url: string
  /** An address that opens a page of the operator's once, in any browser. */
  operatorLink(path: string): string
  /** Resolves when the server has been asked to stop, and has. */
  readonly stopped: Promise<void>
}

export type StartServer =
  | { readonly kind: 'serving'; readonly server: Server }
  | { readonly kind: 'problem'; readonly message: string }

/** An installation of the demo's own: a temporary folder, captured mail, a clock that it moves. */
export interface DemoInstallation extends Installation {
  /** Moves the clock to this instant, epoch milliseconds. */
  moveClock(to: number): void
  /** Asks a page of the real server, without a network. */
  request(path: string, init?: RequestInit): Promise<Response>
  serve(): Promise<StartServer>
}

export type OpenDemo =
  | { readonly kind: 'open'; readonly demo: DemoInstallation }
  | { readonly kind: 'problem'; readonly message: string }

export type PrepareDoctor =
  | { readonly kind: 'ready'; readonly around: DoctorAround }
  | { readonly kind: 'problem'; readonly message: string }

/** What the commands need from outside; wired in `main.ts`. */
export interface Commands {
  /** Whether anything was kept here before: a command that only reads makes no database. */
  hasInstallation(): boolean
  open(at?: number): Promise<OpenInstallation>
  /** Serves the pages, and with a worker sends in a process of its own. */
  serve(installation: Installation, how: { readonly worker: boolean }): Promise<StartServer>
  /** Sends what falls due until the process is asked to stop. */
  work(installation: Installation): Promise<void>
  /** `serving` takes a free port for the pages, so that the links in the mail lead to them. */
  openDemo(serving: boolean): Promise<OpenDemo>
  /** What doctor looks at beside the installation: the network, and how mail is signed. */
  doctorAround(): Promise<PrepareDoctor>
  /** Fetches a page from the public internet. */
  readonly fetchArticle: ArticleFetcher
  /** The review of a draft as one HTML file that needs nothing else. */
  reviewPage(review: Review): Promise<string>
  /** The project's own sample article. */
  readonly sampleArticle: string
}
