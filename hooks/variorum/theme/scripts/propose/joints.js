/* What holds the characters of one word or one number together: the table of anchoring/joints.py, where
   it is explained. */

import { SPACES } from "./folding.js"

/* Characters on each side of a position that decide whether a word or a number is divided there. */
export const SEEN = 64

const UNSPACED = "Han Hiragana Katakana Bopomofo Yi Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Tai_Viet Javanese Balinese"
  .split(" ").map(name => `\\p{Script=${name}}`).join("")
const WORD = `(?:(?![${UNSPACED}\\p{Script=Hangul}])[\\p{L}\\p{N}\\p{M}])`
const NO_WORD = `(?:^|(?!${WORD})[\\s\\S])`
const LETTER = `(?:(?!\\p{N})${WORD})`
const CAPITAL = "[\\p{Lu}\\p{Lt}]"
const APOSTROPHE = "['’‘‛＇׳`´′]"
const HYPHEN = "[\\-‐‑]"
const HEBREW = "[\\p{Script=Hebrew}]"
const HEBREW_QUOTE = '["״“”]'
const INSIDE = "(?:[·‧@:\\p{Pc}]|\\*+)"
const OPENED = "[(\\[{⟨]"
const CLOSED = "[)\\]}⟩]"
const IN_BRACKETS = `${LETTER}{1,20}${CLOSED}${LETTER}`
const ELIDED = ("c d j l m n s t qu jusqu lorsqu puisqu quoiqu " +
  "un gl all coll dall dell nell sull bell quell quest sant tutt").split(" ")
  .map(word => word.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)).join("|")
const VOWEL = "[aæeioœuhyàáâäèéêëìíîïòóôöùúûü]"
const CAPITAL_VOWEL = "[AÆEIOŒUHYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ]"
const PREFIXED = "(?:Anti|Counter|Ex|Half|Mid|Neo|Non|Post|Pre|Pro|Pseudo|Quasi|Self|Semi|Un|Vice" +
  "|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)"
const SPACE = `(?:(?!\\r)[${SPACES}])`

const DIGIT = "\\p{Nd}"
const NUMERAL = "\\p{N}"
const SEPARATOR = "(?:[(’‘‚]|(?![\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}、；<>])[\\p{P}\\p{S}])"
const IN_NUMBERS = `${SEPARATOR}{1,3}`
const BEFORE_SIGN = `(?:^|[${SPACES}\\p{Ps}\\p{Pi}"'=<>≤≥≈])`
const SIGN = "[+\\-‐‑–−±∓＋－]"
const DASH = "[\\-‐‑‒–−]"
const FEW_DIGITS = `(?:^|[^\\p{N}.,:/\\-–])${DIGIT}{1,3}`
const AFTER_SPACE = `(?:${DIGIT}{3}(?!${NUMERAL})|[¼-¾⅐-⅞↉]|[${DIGIT}⁰¹²³⁴-⁹]{1,2}[/⁄∕]${NUMERAL})`
const MINUTES = "\\p{Nd}{1,2}(?:[.,]\\p{Nd}+)?[′'’]"
const SECONDS = "\\p{Nd}{1,2}(?:[.,]\\p{Nd}+)?[″\"”]"
const COMPARED = "[<>≤≥≈~∼≃≅≲≳]"
const POWER_OF_TEN = "10[\\^⁰¹²³⁴-⁹⁺⁻]"
const PERCENT = "[%‰‱٪％﹪]"
const CURRENCY = "\\p{Sc}"
const HAN_DIGIT = "[〇零一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖]"
const HAN_POWER = "[十百千万萬亿億兆拾佰仟廿卅]"

const JOINTS = [
  [WORD, WORD],
  [LETTER, APOSTROPHE + WORD],
  [WORD + APOSTROPHE, LETTER],
  [NUMERAL, APOSTROPHE + LETTER],
  [HEBREW, HEBREW_QUOTE + HEBREW],
  [HEBREW + HEBREW_QUOTE, HEBREW],
  [WORD, INSIDE + WORD],
  [`${WORD}(?:${INSIDE}|&)`, WORD],
  [NO_WORD + LETTER, `\\.${WORD}`],
  [`${NO_WORD}${LETTER}\\.`, WORD],
  [WORD, "\\.\\p{Ll}"],
  [`${WORD}\\.`, "\\p{Ll}"],
  [WORD, HYPHEN + WORD],
  [WORD + HYPHEN, WORD],
  [LETTER + CLOSED, LETTER],
  [LETTER, CLOSED + LETTER],
  [LETTER, OPENED + IN_BRACKETS],
  [LETTER + OPENED, IN_BRACKETS],
  [NO_WORD + LETTER, `/${LETTER}|[+#]`],
  [`${NO_WORD}${LETTER}/`, LETTER],
  [NUMERAL, NUMERAL],
  [NUMERAL, IN_NUMBERS + NUMERAL],
  [NUMERAL + IN_NUMBERS, NUMERAL],
  [`${NUMERAL}${SEPARATOR}{1,2}`, `${SEPARATOR}{1,2}${NUMERAL}`],
  [NUMERAL, `${SPACE}?${DASH}${SPACE}?${NUMERAL}`],
  [`${NUMERAL}${SPACE}?${DASH}${SPACE}?`, NUMERAL],
  [`\\[${DIGIT}{2}\\]`, `${DIGIT}{2}(?!${NUMERAL})`],
  [`\\[${DIGIT}{3}\\]`, `${DIGIT}(?!${NUMERAL})`],
  [NUMERAL, `\\[${DIGIT}{1,3}\\]${NUMERAL}`],
  [`${NUMERAL}\\[${DIGIT}{1,3}\\]`, NUMERAL],
  [FEW_DIGITS, SPACE + AFTER_SPACE],
  [FEW_DIGITS + SPACE, AFTER_SPACE],
  [NUMERAL, `${SPACE}[×⋅·]${SPACE}${POWER_OF_TEN}`],
  [`${NUMERAL}${SPACE}[×⋅·]${SPACE}`, POWER_OF_TEN],
  [`${NUMERAL}°`, SPACE + MINUTES],
  [`${NUMERAL}°${SPACE}`, MINUTES],
  [`${NUMERAL}[′'’]`, SPACE + SECONDS],
  [`${NUMERAL}[′'’]${SPACE}`, SECONDS],
  [BEFORE_SIGN + SIGN, `[.,]?${NUMERAL}|${CURRENCY}`],
  [BEFORE_SIGN + COMPARED, `${SIGN}?[.,]?${NUMERAL}|${CURRENCY}`],
  [`${BEFORE_SIGN}${SIGN}?[.,]`, DIGIT],
  [NUMERAL, "[+＋]"],
  [NUMERAL, `${SPACE}?${PERCENT}|°`],
  [NUMERAL, CURRENCY],
  [CURRENCY, `[.,]?${NUMERAL}`],
  ["\\p{Lu}", CURRENCY + NUMERAL],
  [HAN_DIGIT, HAN_POWER],
  [HAN_POWER, `${HAN_DIGIT}|${HAN_POWER}`],
  [HAN_DIGIT, `${HAN_DIGIT}{3}`],
  [`${HAN_DIGIT}{2}`, `${HAN_DIGIT}{2}`],
  [`${HAN_DIGIT}{3}`, HAN_DIGIT]
]
const ALLOWED = [
  [LETTER, `${APOSTROPHE}[sS](?!${WORD})`],
  [`${NO_WORD}(?:${ELIDED})${APOSTROPHE}`, VOWEL],
  [`${NO_WORD}(?!D)(?:${ELIDED})${APOSTROPHE}`, CAPITAL_VOWEL],
  [`${NO_WORD}(?!${PREFIXED}$)${CAPITAL}${WORD}+`, HYPHEN],
  [`${NO_WORD}(?!${PREFIXED}${HYPHEN})${CAPITAL}${WORD}*${HYPHEN}`, CAPITAL],
  ["\\p{Lo}\\p{M}*", `${HYPHEN}\\p{Lo}`],
  [`\\p{Lo}\\p{M}*${HYPHEN}`, "\\p{Lo}"]
]

const compiled = pairs =>
  pairs.map(([before, after]) => [new RegExp(`(?:${before})$`, "u"), new RegExp(`^(?:${after})`, "u")])
const joints = compiled(JOINTS)
const allowed = compiled(ALLOWED)
const any = (pairs, before, after) => pairs.some(([left, right]) => right.test(after) && left.test(before))

/* Whether a word or a number goes on from `before` to `after`, what stands on both sides of a position. */
export const isJoined = (before, after) => any(joints, before, after) && !any(allowed, before, after)
