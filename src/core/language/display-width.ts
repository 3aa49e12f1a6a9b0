const NO_WIDTH = /[\p{M}\p{Cf}]/gu
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}(?<![\d#*©®™])/gu

/**
 * How wide a text is in an inbox, in Latin letters: a character of a square script takes the room of two, a mark
 * on a letter none. For a Latin text it is the number of its letters.
 */
export function displayWidth(text: string): number {
  const plain = text.normalize('NFC').replace(NO_WIDTH, '')
  return [...plain].length + (plain.match(WIDE)?.length ?? 0)
}
