/* Readings of corrections that change nothing, or that say twice what the text says once: as
   merging/idle_readings.py and merging/repeated_words.py have it, of one correction alone. */

import { foldQuote, oneLine } from "./folding.js"

const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
const SEEN = 200
const UNSPACED = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]"
const IDEOGRAPH = new RegExp(`^${UNSPACED}`, "u")
const WORD = `(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+(?:['’.,‐‑\\-](?:(?!${UNSPACED})[\\p{L}\\p{N}])+)*`
const TOKEN = new RegExp(`${UNSPACED}|${WORD}|\\S`, "gu")
const STOPS = ",;:.!?，；：。！？、"
const WEAK_STOPS = ",;:，；：、"

/* What is wrong with the reading of a correction of the span, in words for its author; or "". */
export function faultOfReading(reading, fault, span, { text, folded }) {
  const received = text.slice(span.start, span.end)
  if (reading && foldQuote(reading) === foldQuote(received)) {
    const isOfSigns = fault === "typography" && asSeen(reading) !== asSeen(received)
    return isOfSigns ? "" : "The reading has the same words as the article, so it corrects nothing."
  }
  if (reading && standsAlready(foldQuote(reading), foldQuote(received), folded, span))
    return `The article has “${oneLine(reading)}” here already. Select all the words that it replaces.`
  const repeated = repeatedAt(received, reading, text.slice(0, span.start), text.slice(span.end))
  if (!repeated) return ""
  return `The text would read “${repeated}”. Leave out what stands beside the words, or select it as well.`
}

function standsAlready(wanted, received, folded, span) {
  const here = folded.position(span.start)
  for (let at = wanted.indexOf(received); at >= 0; at = wanted.indexOf(received, at + 1))
    if (here >= at && folded.text.slice(here - at, here - at + wanted.length) === wanted) return true
  return false
}

function repeatedAt(received, reading, textBefore, textAfter) {
  const before = tokens([...textBefore.slice(-2 * SEEN)].slice(-SEEN).join("").split("\n\n").at(-1))
  const after = tokens([...textAfter.slice(0, 2 * SEEN)].slice(0, SEEN).join("").split("\n\n")[0])
  const [was, is] = [tokens(received), tokens(reading)]
  const meetings = is.length ? [[before, is, before, was], [is, after, was, after]] : [[before, after, [], []]]
  for (const [left, right, wasLeft, wasRight] of meetings) {
    const number = doubled(left, right)
    if (number && number !== doubled(wasLeft, wasRight))
      return [...left.slice(-number - 1), ...right.slice(0, number + 1)].join(" ")
  }
  return ""
}

/* How many tokens at the end of one list stand at the beginning of the other again. */
function doubled(left, right) {
  for (let number = 1; number <= Math.min(left.length, right.length); number++) {
    const [ours, theirs] = [left.slice(-number), right.slice(0, number)].map(some => some.map(lowered))
    if (ours.every((token, at) => token === theirs[at]) && counts(ours)) return number
  }
  return left.length && right.length && WEAK_STOPS.includes(left.at(-1)) && STOPS.includes(right[0]) ? 1 : 0
}

function counts(some) {
  if (some.every(token => [...token].length === 1 && !/[\p{L}\p{N}]/u.test(token)))
    return some.length === 1 && STOPS.includes(some[0])
  return some.length > 1 || !IDEOGRAPH.test(some[0])
}

const lowered = token => foldQuote(token).toLowerCase()
const tokens = text => text.match(TOKEN) ?? []
const asSeen = words => oneLine(words.replace(INVISIBLE, "").normalize("NFC"))
