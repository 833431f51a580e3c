/* Where words begin and end, and paragraphs: as anchoring/words.py has it. */

import { BLANK } from "./folding.js"

const JOINED =
  /^(?=[\p{L}\p{N}\p{M}])[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const signBefore = (text, offset) => {
  const low = text[offset - 1]
  return /[\udc00-\udfff]/.test(low) && offset > 1 ? text.slice(offset - 2, offset) : low
}

export function splitsWord(text, offset) {
  if (offset <= 0 || offset >= text.length) return false
  const before = signBefore(text, offset)
  const after = String.fromCodePoint(text.codePointAt(offset))
  return !BLANK.test(before) && !BLANK.test(after) && JOINED.test(before) && JOINED.test(after)
}

export const wholeWordSpans = (spans, text) =>
  spans.filter(span => !splitsWord(text, span.start) && !splitsWord(text, span.end))

export const paragraphAt = (text, offset) => text.slice(0, offset).split("\n\n").length
