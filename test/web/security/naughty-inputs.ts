/**
 * Hostile inputs of our own making, in the spirit of the published lists: a small table of roots, and of what may be
 * done to each.
 */

const WORDS: readonly string[] = [
  'undefined', 'null', 'NaN', 'true', '0', '-1', '1e309', '0x0', '١٢٣', '1/0', '[object Object]', 'constructor',
  '__proto__', 'hasOwnProperty', 'toString', '{"a":1}', '[]', '[[[[[[[[', ',./;\'[]-=', '<>?:"{}|_+', '!@#$%^&*()`~',
  '\\', '\\\\', '"', "'", '""', "''", '`', '%', '%00', '%0d%0a', '%s%s%s%n', '%x', '$HOME', '$(id)', '`id`', '|| id',
  '; ls', '../../etc/passwd', 'C:\\con', 'file:///etc/passwd', "' OR 1=1 --", '1; DROP TABLE subscribers', "'; --",
  "' UNION SELECT 1 --", 'LIKE %', '{{7*7}}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '{% raw %}', '${jndi:ldap://x}',
  '<script>x()</script>', '<img src=x onerror=x()>', '<svg/onload=x()>', 'javascript:x()', '--><b>', ']]>', '</title>',
  '<!ENTITY x SYSTEM "x">', '&lt;', '&#0;', '&amp;amp;', '=1+1', '+1', '-1+1', '@SUM(1)', '=cmd|x', 'Ω≈ç√∫', 'åß∂ƒ©',
  '田中さん', '사회과학원', 'パーティー', 'الكتاب', 'עברית', '👾🙇', '👩‍👩‍👧‍👦', '🇩🇪', 'ﬁ', 'İıŞş', 'ẞß', 'Å', 'Å', 'ſ',
  'Z̡̛͈͖̱a͎ļ', '﷽', 'ｔｈｅ', '𝒯𝒽𝑒', '🅣🅗🅔', '\u202Eabc', '\u2066abc\u2069', '\uFEFFabc', '\u200B', '\u200D', '\u00AD', '\u180E', '\u2028',
  '\u2029', '\u0085', '\u00A0', '\u3000', '\u0000', '\u0001', '\u0007', '\u0008', '\u001B[31m', '\u007F', '\uFFFD', '\uFFFE', '\uFDD0', '\uD800',
  '\uDFFF', '\u{10FFFF}', '\t', '\n', '\r', '\r\n', '\r\nBcc: v@example.com', '\nSubject: x', '\u000B', '\u000C', 'a\u0300\u0301\u0302', 'Scunthorpe',
]

/** What may be done to any of them. */
const TWISTS: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.repeat(3),
  (word) => word.repeat(60),
  (word) => ` ${word} `,
  (word) => `a${word}b`,
  (word) => [...word].toReversed().join(''),
]

const LOCALS: readonly string[] = [
  'a', 'a.b', 'a+b', 'a_b', "o'neill", 'a=b', 'a!b', 'a#b', 'a%b', 'a&b', 'a*b', 'a/b', 'a?b', 'a^b', 'a`b', 'a{b}', 'a|b', 'a~b', 'a$b',
  '.a', 'a.', 'a..b', '-a', 'a-', '"a"', '"a b"', '"a@b"', '"a\\"b"', '"a"b', 'a"b', 'a\\@b', 'a@b', 'a b', 'a\tb', 'a\r\nb', 'a\0b', '(x)a',
  'a(x)', 'a,b', 'a;b', 'a:b', '<a', 'a>', 'a[b]', 'ä', 'ℓ', 'а', '用户', '👾', 'a\u0301', 'a\u200Bb', 'a\u202Eb', 'ａ', '=?utf-8?q?=61?=', 'xn--a',
  'a'.repeat(64), 'a'.repeat(65), 'mailto:a', 'Ana <a', 'postmaster', 'abuse', 'null', '__proto__', '{{7*7}}', '', ' ', '@', '@x:a', 'a%b@c', 'b!a',
]

const DOMAINS: readonly string[] = [
  'example.com', 'EXAMPLE.COM', 'example.com.', '.example.com', 'example..com', '-example.com', 'example-.com', 'exa_mple.com', 'example', 'localhost',
  '127.0.0.1', '[127.0.0.1]', '[IPv6:::1]', '0x7f.1', '2130706433', '1.2', 'example.1', 'example.com:25', 'example.com/x', 'example.com?x', 'example.com#x',
  'exa mple.com', 'example.com\r\nBcc: v@example.com', 'example.com\0', 'ex%61mple.com', 'münchen.example', 'xn--mnchen-3ya.example', 'xn--.example',
  'ｅｘａｍｐｌｅ.com', 'example。com', 'exam\u00ADple.com', 'ex\u200Bample.com', 'ехample.com', '例え.example', 'ß.example', 'example.com>', '(x)example.com',
  'example.com(x)', 'example.com,v@example.com', 'example.com;v@example.com', 'a@example.com', 'example.com <v@example.com>', `${'a'.repeat(63)}.example`,
  `${'a'.repeat(64)}.example`, `${'a.'.repeat(120)}example`, '', ' ', '.', '*', '*.example.com', '{{7*7}}.example', '$x.example', "'.example", '[]', '\u202Eexample.com',
]

/** Every word with every twist, once each. */
export const naughtyWords: readonly string[] = [...new Set(WORDS.flatMap((word) => TWISTS.map((twist) => twist(word))))]

/** Every local part at a plain domain, every domain with a plain local part, and each word as a local part, a domain and all. */
export const naughtyAddresses: readonly string[] = [
  ...new Set([
    ...LOCALS.map((local) => `${local}@example.com`),
    ...DOMAINS.map((domain) => `ana@${domain}`),
    ...LOCALS.map((local, index) => `${local}@${DOMAINS[index % DOMAINS.length]}`),
    ...WORDS.flatMap((word) => [word, `${word}@example.com`, `ana@${word}.example`, `ana@example.com${word}`, `${word}ana@example.com`]),
    ...WORDS.map((word) => `"${word}" <ana@example.com>`),
  ]),
]
