const GENERIC =
  /^(?:(?:in )?conclusions?|introduction|intro|overview|summary|background|final (?:thoughts|words)|closing (?:thoughts|words)|wrapping (?:it )?up|(?:the )?bottom line|(?:key )?takeaways?|(?:in )?closing|to sum up|putting it all together|f\.?a\.?q\.?s?|frequently asked questions|about(?: us| the authors?)?|contact(?: us)?|references|sources|resources|further reading|notes?|next steps|get started|getting started|more information|learn more|questions|up next|what['’]?s next|find out more|read more|get involved|how to register|registration|acknowledge?ments?|disclaimer|related (?:articles|reading|posts))$/i

/** Whether a heading names only the job of its section ("Conclusion"), so that it says nothing alone. */
export function isGenericHeading(text: string): boolean {
  return GENERIC.test(text.replace(/^[\d.)\s]+/, '').replace(/[\s.:!?]+$/, ''))
}
