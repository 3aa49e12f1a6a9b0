import type { ListWords } from '../../language-pack.ts'

/** How English sentences lead in a list. */
export const lists: ListWords = {
  unclear: /\b(?:they|them|their|it|its|this|that|these|those|following|below|here)\b/i,
  // "In the garden, children can learn to:"
  learn: [/^(?:in (?<where>[^,]+), )?(?<who>[\p{L} ]+?) (?:can |will |may )?learn (?:how )?to:$/diu],
  // "Here’s how you can keep old friends:", "You can calm a quarrel by:"
  ways: [
    /^(?:here|this|learn|see)\b.*?\bhow (?:(?:you|we|people|families) can|to) (?<act>[^,]+):$/diu,
    /^(?:you|we|people|anyone) can (?<act>[^,]+) by:$/diu,
    /^to (?<act>[^,]+), (?:try|consider|you can|start|begin|follow)[^,]*:$/diu,
  ],
  // "Here are some simple ways to stay in touch:", "Signs of a strained friendship include:"
  things: [
    /^here are (?:some|a few|several|our|the|(?<number>\p{L}+|\d+)) (?<things>(?:\p{L}+ ){0,2}\p{L}+s\b[^,]*):$/diu,
    /\b(?<number>two|three|four|five|six|seven|eight|nine|ten|\d+) (?<things>(?:\p{L}+ ){0,2}\p{L}+s (?:of|for|to|in|about|on) [^,]+):$/diu,
    /^(?:the |some |common |key )*(?<things>\p{L}+(?<!s)s (?:of|for|in|from|to) [^,]+?) (?:include|are)(?: the following| as follows)?:$/diu,
  ],
}
