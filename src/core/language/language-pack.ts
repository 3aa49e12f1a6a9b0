import type { PhraseId } from './packs/english/phrases.ts'

/** Full stops that end no sentence; each pattern looks at the words before or after one. */
export interface StopRules {
  /** Before it: an abbreviation that never ends a sentence. */
  readonly abbreviation: RegExp
  /** Before it: an abbreviation or a number that goes on unless the next word opens a sentence. */
  readonly ordinal: RegExp
  /** Before it: ends none where a number follows. */
  readonly beforeNumber: RegExp
  /** After it: words that open a sentence even after an initial. */
  readonly opener: RegExp
}

/** How sentences begin that lean on others, and how they point to other places of the article. */
export interface OpeningWords {
  /** At the start: leans on the sentence before it. */
  readonly dangling: RegExp
  /** At the start: looks like the former and leans on nothing. */
  readonly standsAlone: RegExp
  /** A connective at the start with the space after it; what follows is a sentence without it. */
  readonly connective: RegExp
  /** Points to another place of the article, or to its page. */
  readonly reference: RegExp
  /** Names the article itself as the place, anywhere: "in this article". */
  readonly thisArticle: RegExp
  /** Anywhere: leaves a reader who sees the sentence alone asking who or what is meant. */
  readonly loose: RegExp
  /** Among the first words: a pronoun whose noun has not been said. */
  readonly earlyPronoun: RegExp
}

/** What ties a sentence to a place of the article, or to a day. */
export interface PlaceWords {
  /** At the start, further in than its first word: leans on a sentence before it. */
  readonly hanging: readonly RegExp[]
  /** Promises several things that follow. */
  readonly announcing: RegExp
  /** Where a reference points: back, on, to the page itself, or that the text ends. */
  readonly pointing: Readonly<Record<'back' | 'on' | 'page' | 'end', RegExp>>
  /** A sentence that only says where the text goes next. */
  readonly transitions: readonly RegExp[]
  /** Says when, and is no longer true when the email is read. */
  readonly ageing: readonly RegExp[]
}

/** Where sentences may be cut so that the rest stands alone. */
export interface ClauseWords {
  /** An opening that only limits or leads, and may go up to its comma. */
  readonly opening: RegExp
  /** The last member of the list in such an opening. */
  readonly listEnd: RegExp
  /** What follows the comma and would not stand alone. */
  readonly goesOn: RegExp
  /** Promises a second half that must stay. */
  readonly half: RegExp
  /** Where an addition begins; needs the `g` flag. */
  readonly tail: RegExp
  /** What an addition must not begin with: left out, it would leave a bolder claim. */
  readonly needed: RegExp
  /** After a comma: the sentence goes on beyond the addition. */
  readonly goesOnAfter: RegExp
  /** At the start: words that begin a phrase which is not yet a sentence. */
  readonly subordinate: RegExp
  /** At the start: the main clause may come late. */
  readonly lateClause: RegExp
  /** At the start: a subject that only a verb shows to be one. */
  readonly verbalSubject: RegExp
  /** Such a verb. */
  readonly verb: RegExp
  /** At the start: announces what follows. */
  readonly announces: RegExp
}

/** Headings that name only the job of their section. */
export interface HeadingWords {
  readonly generic: RegExp
  readonly introduction: RegExp
  readonly conclusion: RegExp
  /** "Step 3:", "3." at the start of a heading. */
  readonly number: RegExp
}

/** How writers speak of their own service. */
export interface PromotionWords {
  readonly ourselves: RegExp
  /** At the start of a sentence: asks to get in touch. */
  readonly contact: RegExp
  readonly offer: RegExp
  /** "At Some Place, we": nearly certain. */
  readonly atOurPlace: RegExp
  /** The words of a call as group 1. */
  readonly call: RegExp
  /** Where the reason follows the call. */
  readonly callReason: RegExp
}

/** Words that ask for care. */
export interface CareWords {
  /** Tells a lock screen too much about its reader. */
  readonly sensitive: RegExp
  /** Claims what a source should prove. */
  readonly claim: RegExp
  /** Names that source. */
  readonly source: RegExp
}

/** How titles name what an article is about. */
export interface TopicWords {
  /** Before the topic, what kind of text it is: "A short guide to". */
  readonly genre: RegExp
  /** All of a title's part: only a label, such as "Webinar recap". */
  readonly label: RegExp
  /** Where a phrase begins that a long title can do without; needs the `g` flag. */
  readonly breaks: RegExp
  /** At the end of the words before a thing in a title: it is only where, when or for whom. */
  readonly aside: RegExp
  /** The thing at the end of a title as group 1. */
  readonly tail: RegExp
  /** Is no noun phrase. */
  readonly noNoun: RegExp
  /** Whether a part of a title reads well in every phrase that takes a topic, as far as its own words tell. */
  readonly readsAsTopic: (part: string) => 'always' | 'never' | 'if-mentioned'
  /** Whether it begins like a thing even where the whole is too long or a sentence. */
  readonly opensLikeThing: (part: string) => boolean
  /** Whether a phrase of the text reads well without an article. */
  readonly readsWithoutArticle: (text: string) => boolean
}

/** How subjects are made of headings, sentences and lists. */
export interface SubjectWords {
  /** Asks its reader something, at the start. */
  readonly question: RegExp
  /** Fits no subject, anywhere. */
  readonly unfit: RegExp
  /** Speaks of its writer, at the start. */
  readonly firstPerson: RegExp
  /** Where a heading may be shortened; needs the `g` flag. */
  readonly breaks: RegExp
  /** At the end: the words break off. */
  readonly unended: RegExp
  /** A question whose verb comes soon, so that it may be shortened. */
  readonly verbSoon: RegExp
  /** "Q:" before a question. */
  readonly questionMark: RegExp
  /** In bold words: they only point. */
  readonly pointing: RegExp
  /** A thing with its article as group `thing`, up to where it surely ends; needs the `g` flag. */
  readonly thing: RegExp
}

/** Lead-ins of lists; each group is named and each pattern has the `d` flag. */
export interface ListWords {
  /** Refers to what the subject does not say. */
  readonly unclear: RegExp
  /** Groups `who` and perhaps `where`. */
  readonly learn: readonly RegExp[]
  /** Group `act`. */
  readonly ways: readonly RegExp[]
  /** Groups `things` and perhaps `number`. */
  readonly things: readonly RegExp[]
}

/** How single words behave. */
export interface WordRules {
  /** Words without a topic of their own, in lower case. */
  readonly stopWords: ReadonlySet<string>
  /** A word without its ending; takes and gives lower case. */
  readonly stem: (word: string) => string
  /** Whether a phrase that an article keeps using reads as a thing. */
  readonly namesThing: (phrase: string) => boolean
  /** Headings may be in title case, and read better in sentence case. */
  readonly titleCase: boolean
  /** Nouns have capitals, so that a capital says nothing about names. */
  readonly nounsHaveCapitals: boolean
  /** Keep their capital in sentence case. */
  readonly capitals: RegExp
}

/** The fixed words around a letter that no slot holds. */
export interface LetterWords {
  /** A Liquid fragment, for readers whose name is known. */
  readonly greeting: string
  readonly greetingWithoutName: string
  /** Above the one thing to try. */
  readonly tip: string
  /** Above the links to earlier emails. */
  readonly earlier: string
  /** To the page on which readers choose what they get, and how often. */
  readonly preferences: string
  readonly unsubscribe: string
  readonly view: string
  /** To the list's own pages: what is done with its readers' data, and who answers for it. */
  readonly privacy: string
  readonly imprint: string
  /** Why this email came, with gaps for `host` and `date`. */
  readonly signedUp: string
  /** The same, with a gap for the marketer's `statement`. */
  readonly imported: string
}

/** Our own words in this language. */
export interface OwnWords {
  readonly phrases: Readonly<Record<PhraseId, string>>
  /** The numbers from zero to twelve. */
  readonly counts: readonly string[]
  /** What stands between the items of a joined list. */
  readonly joints: RegExp
  readonly letter: LetterWords
}

/** Everything that drafting knows about one language. A language without a pack is drafted without any of it. */
export interface LanguagePack {
  /** The primary subtag of BCP 47, in lower case. */
  readonly language: string
  readonly stops: StopRules
  readonly openings: OpeningWords
  readonly places: PlaceWords
  readonly clauses: ClauseWords
  readonly headings: HeadingWords
  /** Whether words ask their reader to do something. */
  readonly isImperative: (text: string) => boolean
  readonly promotion: PromotionWords
  readonly care: CareWords
  readonly topic: TopicWords
  readonly subjects: SubjectWords
  readonly lists: ListWords
  readonly words: WordRules
  readonly own: OwnWords
}
