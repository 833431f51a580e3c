/* Where words that the article does not have probably stood, as anchoring/nearest.py and
   anchoring/quote_edges.py find it for a quote without prefix and suffix. Only ever a suggestion. */

import { align, similarity } from "./alignment.js"
import { foldQuote } from "./folding.js"
import { searchKey, SearchText } from "./search_key.js"

const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}"
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}]){1,64}`, "gu")
const SIGNS_BEFORE = /^[^\p{L}\p{N}\p{M}\s]+/u
const SIGNS_AFTER = /[^\p{L}\p{N}\p{M}\s]+$/u
const END_OF_SENTENCE = /[.!?…。！？]|\n\n/
const ALIKE_ALONE = 0.72
const HALF_OF_IT = 0.5
const LONGEST_RUN = 0.5
const WORDS_OF_A_RUN = 3
const ALIKE_AS_A_WHOLE = 0.6
const LEAST_FOR_ANOTHER_WORD = 3
const REMOTELY_ALIKE = 0.5
const MOST_WORDS = 40
const HALF = 20
/* Words of a text beyond which it would take too long while somebody types. */
const LONGEST_TEXT = 100_000

const wordsOf = key => Array.from(key.matchAll(WORD), ([word]) => word)
const letters = words => words.reduce((sum, word) => sum + word.length, 0)

/* The span of the words most like the quote, or null if none are like it. */
export function nearest(quote, reading) {
  const key = searchKey(foldQuote(quote))
  const words = wordsOf(key)
  const text = searched(reading)
  if (!words.length || text.words.length > LONGEST_TEXT) return null
  if (words.length <= MOST_WORDS) return besideText(words, key, text)
  const head = besideText(words.slice(0, HALF), key, text)
  const tail = besideText(words.slice(-HALF), key, text)
  if (head && tail && head.start < tail.end && tail.end <= head.start + 2 * quote.length)
    return { start: head.start, end: tail.end }
  return head ?? tail
}

function searched(reading) {
  if (!reading.searched) {
    const search = new SearchText(reading.folded)
    const matches = [...search.text.matchAll(WORD)]
    const spans = matches.map(match => [match.index, match.index + match[0].length])
    reading.searched = { text: reading.text, search, spans, words: matches.map(([word]) => word) }
  }
  return reading.searched
}

function besideText(words, quote, text) {
  const found = align(words, text.words)
  const span = spanOf(words, quote, found, text)
  return span && isLike(words, found, text.text.slice(span.start, span.end)) ? span : null
}

function isLike(words, found, there) {
  const share = found.agreeing.reduce((sum, agreeing) => sum + agreeing, 0) / letters(words)
  const alike = similarity(words.join(" "), wordsOf(searchKey(foldQuote(there))).join(" "))
  if (share >= ALIKE_ALONE || longestRun(words, found) >= LONGEST_RUN) return alike >= ALIKE_AS_A_WHOLE
  return share >= HALF_OF_IT && alike >= ALIKE_ALONE
}

function longestRun(words, { partners, agreeing }) {
  let longest = 0
  let run = 0
  let inARow = 0
  words.forEach((word, number) => {
    const follows = number > 0 && partners[number - 1] === (partners[number] ?? 0) - 1
    const isSame = agreeing[number] === word.length
    run = isSame ? (follows ? run : 0) + word.length : 0
    inARow = isSame ? (follows ? inARow : 0) + 1 : 0
    if (inARow >= WORDS_OF_A_RUN) longest = Math.max(longest, run)
  })
  return longest / letters(words)
}

function spanOf(words, quote, { partners, agreeing }, text) {
  const first = agreeing.findIndex(Boolean)
  const last = agreeing.findLastIndex(Boolean)
  if (first < 0) return null
  let start = partners[first]
  let end = partners[last]
  const isOther = (number, left, right) =>
    [left, right].includes(partners[number]) &&
    (words.length >= LEAST_FOR_ANOTHER_WORD ||
      similarity(words[number], text.words[partners[number]]) >= REMOTELY_ALIKE) &&
    !END_OF_SENTENCE.test(between(left, right, text))
  if (first === 1 && isOther(0, start - 1, start)) start--
  if (last === words.length - 2 && isOther(last + 1, end, end + 1)) end++
  return withSigns(quote, start, end, text)
}

const between = (left, right, { text, search, spans }) =>
  text.slice(search.ends[spans[left][1] - 1], search.starts[spans[right][0]])

/* The span of the words, with the punctuation that belongs to the quote. */
function withSigns(quote, first, last, { search, spans }) {
  let [start] = spans[first]
  let [, end] = spans[last]
  const before = search.text.slice(first ? spans[first - 1][1] : 0, start).split(" ").at(-1)
  const [after] = search.text.slice(end, spans[last + 1]?.[0]).split(" ")
  const own = quote.match(SIGNS_BEFORE)?.[0]
  const ownAfter = quote.match(SIGNS_AFTER)?.[0]
  if (own && before.endsWith(own)) start -= own.length
  if (ownAfter) end += after.startsWith(ownAfter) ? ownAfter.length : after.length
  return { start: search.starts[start], end: search.ends[end - 1] }
}
