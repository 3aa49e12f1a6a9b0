import type { HeadingWords } from '../../language-pack.ts'

/** English headings that say nothing alone. */
export const headings: HeadingWords = {
  generic:
    /^(?:(?:in )?conclusions?|introduction|intro|overview|summary|background|final (?:thoughts|words)|closing (?:thoughts|words)|wrapping (?:it )?up|(?:the )?bottom line|(?:key )?takeaways?|(?:in )?closing|to sum up|putting it all together|f\.?a\.?q\.?s?|frequently asked questions|about(?: us| the authors?)?|contact(?: us)?|references|sources|resources|further reading|notes?|next steps|get started|getting started|more information|learn more|questions|up next|what['’]?s next|find out more|read more|get involved|how to register|registration|acknowledge?ments?|disclaimer|related (?:articles|reading|posts))$/i,
  introduction: /^(?:introduction|intro)$/i,
  conclusion:
    /^(?:in )?(?:conclusions?|summary|summing up|final (?:thoughts|words)|closing (?:thoughts|words)|wrapping (?:it )?up|(?:the )?bottom line|(?:key )?takeaways?|(?:in )?closing|to sum up|putting it all together|in short|in a nutshell|at a glance|to recap|key points|parting thoughts|last words?|before you go)\b/i,
  number: /^(?:(?:step|tip|part|lesson|rule|no\.?|#)\s*#?\d+\s*[.):–—-]?|\d+\s*[.):–—-])\s*(?=\S)/i,
}
