import { type FurnitureWords, networks } from './furniture.ts'

/** What English pages carry beside the article. */
export const englishFurniture: FurnitureWords = {
  lines: [
    {
      what: 'share-line',
      place: 'anywhere',
      mostWords: 14,
      pattern: new RegExp(
        `^(?:(?:please )?(?:share|tweet|pin|print|e-?mail)(?: (?:this|the)(?: (?:article|post|page|story|content))?)?|share (?:with|on|via)|like this:?)(?:\\s*(?:[:,|/&·•-]|on|via|by|and|or|to|with your friends|with friends|${networks}))*\\s*[:.!]?$`,
        'i',
      ),
    },
    {
      what: 'share-line',
      place: 'anywhere',
      mostWords: 12,
      pattern: new RegExp(`^(?:${networks})(?:(?:\\s*(?:[,|/&·•-]|and|or))?\\s+(?:${networks}))+\\.?$`, 'i'),
    },
    {
      what: 'share-line',
      place: 'edges',
      mostWords: 20,
      pattern: new RegExp(
        `^(?:follow|like|find) (?:us|me|\\p{Lu}[\\p{L} ]{1,30}) on (?:${networks})\\b`,
        'iu',
      ),
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 16,
      pattern:
        /^(?:[Bb]y:?|BY|(?:[Ww]ritten|[Ss]tory|[Ww]ords) by|[Aa]uthor:)\s+\p{Lu}[\p{L}.'’-]*(?:[\s,|·•–—/&]+(?:\p{Lu}[\p{L}.'’-]*|and|of|the|for|on|in|at|updated|published|posted|mins?|minutes?|read|a\.?m\.?|p\.?m\.?|\d[\d:.,]*))*$/u,
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 12,
      pattern:
        /^(?:(?:first |originally )?(?:published|posted|updated)|last (?:updated|modified|reviewed)|date:)(?:\s*[:,]|\s+(?:on|in|at|by))?\s(?:[^.!?]*\d[^.!?]*|\p{Lu}[^.!?]*)\.?$/iu,
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 8,
      pattern:
        /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,?|\d{1,2}\.? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?,?) \d{4}(?:\s*[|·•,-]\s*\d+ min(?:ute)?s?(?: read)?)?$/i,
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 8,
      pattern:
        /^(?:(?:estimated )?reading time:?\s*)?(?:about |~)?\d{1,3}[ -]min(?:ute)?s?(?: to)?(?: read)?\.?$/i,
    },
    {
      what: 'byline',
      place: 'end',
      mostWords: 20,
      pattern: /^\(?(?:reporting|writing|additional reporting|editing) by \p{Lu}[^.!?]*\.?\)?$/iu,
    },
    {
      what: 'publication-note',
      place: 'edges',
      mostWords: 40,
      pattern:
        /^(?:editor['’]?s? note: )?(?:this|the|a version of this) (?:article|post|story|piece|column|essay|interview|blog post)\b[^.!?]{0,30}\b(?:originally|first|previously|also) (?:published|appeared|posted|ran)\b/i,
    },
    {
      what: 'publication-note',
      place: 'edges',
      mostWords: 25,
      pattern: /^(?:originally|first|previously) (?:published|posted|appeared)\b/i,
    },
    {
      what: 'related',
      place: 'anywhere',
      mostWords: 25,
      linked: true,
      pattern:
        /^(?:related(?: (?:articles?|posts?|stories|story|reading|content))?|read (?:more|also|next)|also read|see more|don['’]t miss|you (?:may|might) also like)\s?[:|–—]\s*\S/i,
    },
    {
      what: 'sign-up',
      place: 'anywhere',
      mostWords: 45,
      pattern:
        /^(?:(?:stay|keep) (?:informed|up to date|in the loop|in touch|updated|connected)[.!:]? |want (?:more|to)\b[^.!?]{0,80}\? |like (?:what you|this)\b[^.!?]{0,60}\? |enjoy(?:ed)?\b[^.!?]{0,60}\? |don['’]t miss[^.!?]{0,60}[.!] )?(?:please )?(?:subscribe to|sign up (?:for|to)|join)\b[^.!?]{0,60}\b(?:newsletter|mailing list|e-?mail (?:list|updates|digest)|email newsletter|weekly digest)\b/i,
    },
    {
      what: 'sign-up',
      place: 'anywhere',
      mostWords: 40,
      pattern:
        /^(?:get (?:the latest|our (?:latest|best)|more)\b[^.!?]{0,80}\b(?:inbox|newsletter)\b|enter your e-?mail\b|(?:your )?e-?mail address\b.{0,20}$|subscribe(?: now| here| today)?[.!]?$|no spam\b)/i,
    },
    {
      what: 'sign-up',
      place: 'end',
      mostWords: 35,
      pattern:
        /^(?:did you|if you|do you|want)\b[^.!?,]{1,80}[?!,] ?(?:then |please |why not |consider |you can )?(?:subscribe|subscribing|sign up|join)\b[^.!?]{0,40}\b(?:newsletter|mailing list|e-?mail list)\b/i,
    },
    {
      what: 'share-line',
      place: 'end',
      mostWords: 20,
      pattern:
        /^(?:please |why not |feel free to )?(?:share|forward|send) (?:this|the) (?:article|post|page|story|guide|recipe) (?:with|to) (?:a|your|some|other)\b[^.!?]{1,60}[.!?]?$/i,
    },
    {
      what: 'share-line',
      place: 'end',
      mostWords: 20,
      pattern:
        /^(?:if you |did you )?(?:liked?|enjoy(?:ed)?|loved?)\b[^.!?,]{1,50}[?!,] ?(?:then |please |why not )?(?:share|forward|pin|tweet) (?:it|this)\b[^.!?]{0,50}[.!?]?$/i,
    },
    {
      what: 'publication-note',
      place: 'end',
      mostWords: 60,
      pattern: /^the (?:post|article) .{1,250}? (?:appeared first|first appeared) on \S/i,
    },
    {
      what: 'legal-notice',
      place: 'edges',
      mostWords: 50,
      pattern:
        /^(?:(?:affiliate |full )?(?:disclosure|disclaimer|note|heads[ -]up)\s?[:!–—-] ?)?(?:this (?:post|article|page|site|website|blog|guide|recipe|review)|(?:some|all|many)(?: of)?(?: the| our| my)? links(?: (?:in|on) (?:this|our) \w+)?|we|i) (?:may |might |sometimes )?(?:contains?|includes?|uses?|are|be) (?:\w+ ){0,3}affiliate links\b/i,
    },
    {
      what: 'legal-notice',
      place: 'edges',
      mostWords: 50,
      pattern:
        /^(?:as an amazon associate,? (?:i|we) earn\b|(?:if you (?:buy|click|purchase|shop)\b[^.!?]{1,80}, ?)?(?:we|i) (?:may|might) (?:earn|receive|get) (?:an? )?(?:small )?(?:affiliate )?commission\b)/i,
    },
    {
      what: 'copyright',
      place: 'edges',
      mostWords: 45,
      pattern: /^(?:©|\(c\)|&copy;|copyright\b\s*(?:©|\(c\)|by|\d{4}))/i,
    },
    { what: 'copyright', place: 'edges', mostWords: 30, pattern: /\ball rights reserved\b/i },
    {
      what: 'legal-notice',
      place: 'end',
      mostWords: 90,
      pattern:
        /^(?:disclaimer:|(?:the )?(?:views|opinions|statements)(?: and (?:views|opinions))?\b[^.!?]{0,60}\b(?:expressed|contained|are (?:those|my own|solely))\b|this (?:article|post|content|site|website|page|information) (?:is|may|contains) (?:provided |intended |meant )?(?:for (?:general )?(?:informational|information|educational) purposes|affiliate links|not intended)|(?:privacy policy|terms of (?:use|service))\b.{0,60}$)/i,
    },
    {
      what: 'cookie-notice',
      place: 'edges',
      mostWords: 70,
      pattern:
        /^(?:(?:we|this (?:web ?)?site|our (?:web ?)?site)(?: and our partners)? uses? cookies(?: (?:to|for|on|that|which|and (?:similar|other))\b|[.,])|by (?:using|continuing)\b[^.!?]{0,80}\bcookies\b|accept (?:all )?cookies|(?:manage )?cookie (?:settings|preferences|policy)$)/i,
    },
    {
      what: 'navigation',
      place: 'anywhere',
      mostWords: 6,
      pattern:
        /^(?:[«‹←<]\s*)?(?:read (?:more|on|the full (?:story|article|post))|continue reading|keep reading|back to (?:top|the top|blog|all posts|overview)|skip to (?:main )?content|(?:previous|next)(?: (?:post|article|page|story|entry))?|older posts|newer posts|advertisement|advertising|sponsored|(?:story|article) continues (?:below|after)(?: (?:advertisement|gallery|video|this ad))?|view (?:all|more|comments)|show (?:more|less)|load more|see all|click to (?:enlarge|expand)|enlarge (?:image|this image)|watch (?:now|video)|listen (?:now|to this article)|play(?: video)?|menu|home|search)\.*(?:\s*[»›→>…])?[.!]?$/i,
    },
    {
      what: 'navigation',
      place: 'end',
      mostWords: 22,
      linked: true,
      pattern:
        /^(?:[«‹←]\s*)?(?:previous|next|older|newer) (?:post|article|page|story|entry)\b\s*[:»›→|–—-]/i,
    },
    {
      what: 'tags',
      place: 'edges',
      mostWords: 25,
      pattern:
        /^(?:tags?|tagged(?: (?:with|as))?|filed under|posted in|categor(?:y|ies)|topics?|keywords?|labels?)\s?[:|–—]\s*[^.!?]+$/i,
    },
    {
      what: 'comments',
      place: 'end',
      mostWords: 30,
      pattern:
        /^(?:(?:no|\d+) (?:comments?|responses?|replies)(?: yet)?\.?$|leave a (?:comment|reply)\b.{0,30}$|(?:be the first to|log in to|sign in to|you must be logged in to) (?:post a )?(?:comment|reply)|your e-?mail address will not be published|comments? (?:are|is) closed)/i,
    },
    {
      what: 'comments',
      place: 'end',
      mostWords: 30,
      pattern:
        /^(?:[^.!?]{1,60}[?!] )?(?:please )?(?:(?:let (?:me|us) know|tell (?:me|us)|share|leave)\b[^.!?]{0,60}|drop (?:me|us)\b[^.!?]{0,40}) in the comments?\b[^.!?]{0,60}[.!?]?$/i,
    },
    {
      what: 'image-credit',
      place: 'anywhere',
      mostWords: 20,
      pattern:
        /^[([]?(?:(?:[Hh]eader |[Ff]eatured |[Cc]over )?(?:[Pp]hoto(?:graph)?s?|[Ii]mages?|[Pp]ictures?|[Ii]llustrations?|[Gg]raphics?)\s*(?:(?:[Cc]redits?|[Ss]ource)\b|[Cc]ourtesy\b|(?:by|via)\s+\p{Lu}|©)|[Cc]redits?\s*:|[Cc]ourtesy of\s+\p{Lu})/u,
    },
  ],
  headings: [
    {
      what: 'author-box',
      mostWords: 150,
      pattern:
        /^(?:about (?:the )?(?:authors?|writers?|contributors?)|author bio(?:graphy)?|meet the author)\s*:?$/i,
    },
    {
      what: 'related',
      mostWords: 400,
      linked: true,
      pattern:
        /^(?:related (?:articles?|posts?|stories|story|content|news)|you (?:may|might) also (?:like|enjoy|be interested in)|recommended (?:for you|articles|posts|stories)|more (?:stories|articles|posts|news|from|like this)\b.*|read next|what to read next|popular (?:posts|articles|stories)|recent (?:posts|articles|stories)|latest (?:posts|articles|news|stories)|trending(?: now)?|most (?:read|popular)|also on .*)\s*:?$/i,
    },
    {
      what: 'share-line',
      mostWords: 30,
      pattern:
        /^(?:share(?: (?:this|the))?(?: (?:article|post|page|story))?|follow us|connect with us)\s*:?$/i,
    },
    {
      what: 'sign-up',
      mostWords: 80,
      pattern:
        /^(?:(?:subscribe|sign up)(?: (?:to|for) .{0,40})?|(?:join )?(?:our )?newsletter(?: sign-?up)?|get .{0,40} (?:in your inbox|newsletter)|stay in the loop)\s*[:!]?$/i,
    },
    {
      what: 'comments',
      mostWords: 5_000,
      pattern:
        /^(?:(?:\d+ )?comments?(?: \(\d+\))?|\d+ (?:responses|replies)|leave a (?:comment|reply)|join the (?:conversation|discussion)|\d+ thoughts? on .*)\s*:?$/i,
    },
    { what: 'tags', mostWords: 30, pattern: /^(?:tags|categories|filed under)\s*:?$/i },
    { what: 'contents', mostWords: 200, linked: true, pattern: /^(?:table of )?contents\s*:?$/i },
    { what: 'copyright', mostWords: 60, pattern: /^copyright(?: notice)?\s*:?$/i },
  ],
  biography:
    /^(?:about the author: ?)?((?:Dr\.? |Prof\.? )?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3})(?:, [^,.!?]{1,40},)? (?:is|was|works as|serves as|has been)\b[^.!?]{0,90}\b(?:writers?|authors?|editors?|journalists?|reporters?|columnists?|bloggers?|contributors?|correspondents?|founders?|co-founders?|consultants?|coach|therapists?|freelancers?|speakers?|podcasters?)\b/u,
  contents:
    /^(?:table of contents|contents|in this (?:article|post|guide|story)|on this page|jump to(?: (?:a )?section)?|what['’]s (?:inside|in this article)|quick links)\s*:?$/i,
}
