/* Where words and numbers begin and end, and paragraphs: as anchoring/words.py has it. */

import { isJoined, SEEN } from "./joints.js"

const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
const HANGUL_AT_END = /\p{Script=Hangul}$/u
const HANGUL_AT_START = /^\p{Script=Hangul}/u
const PLAIN_ENDS = /^[ \n,;!?)]/
const PLAIN_STARTS = /[ \n(]$/
const LETTER_AT_END = /\p{L}$/u
const LETTER_AT_START = /^\p{L}/u

/* Whether a passage must not begin (or, `atEnd`, end) at the offset: in a word or a number. */
export function splitsWord(text, offset, atEnd = false) {
  if (offset <= 0 || offset >= text.length) return false
  const near = text.slice(Math.max(0, offset - 2), offset)
  const next = text.slice(offset, offset + 2)
  if ((LETTER_AT_END.test(near) && PLAIN_ENDS.test(next)) || (PLAIN_STARTS.test(near) && LETTER_AT_START.test(next)))
    return false
  const before = text.slice(Math.max(0, offset - SEEN), offset).replace(INVISIBLE, "")
  const after = text.slice(offset, offset + SEEN).replace(INVISIBLE, "")
  if (!atEnd && HANGUL_AT_END.test(before) && HANGUL_AT_START.test(after)) return true
  return isJoined(before, after)
}

export const wholeWordSpans = (spans, text) =>
  spans.filter(span => !splitsWord(text, span.start) && !splitsWord(text, span.end, true))

export const paragraphAt = (text, offset) => text.slice(0, offset).split("\n\n").length
