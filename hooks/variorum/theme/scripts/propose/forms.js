/* The forms in which a text may be quoted, as anchoring/reading_text.py has them: as it can be selected,
   as it is read, and both with what browsers copy beside it. */

import { ReadingText } from "./folding.js"

/* A text with edits carried out, and the way back to the original; what was put in is never split. */
function edited(text, edits) {
  const seams = []
  let made = ""
  let at = 0
  for (const [start, end, words] of [...edits].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    seams.push([made.length, at, false])
    made += text.slice(at, start)
    seams.push([made.length, start, true])
    made += words
    at = end
  }
  seams.push([made.length, at, false])
  made += text.slice(at)
  const back = (offset, atEnd) => {
    const index = Math.max(0, seams.findLastIndex(([here]) => here <= offset - atEnd))
    const [here, there, isPutIn] = seams[index]
    if (!isPutIn) return there + offset - here
    return atEnd ? (seams[index + 1]?.[1] ?? text.length) : there
  }
  return { reading: new ReadingText(made), back: span => ({ start: back(span.start, 0), end: back(span.end, 1) }) }
}

export function formsOf({ text, unselectable, copied }) {
  const leftOut = unselectable.map(({ start, end }) => [start, end, ""])
  const putIn = copied.map(({ at, signs }) => [at, at, signs])
  const apart = putIn.filter(([at]) => !unselectable.some(({ start, end }) => start < at && at < end))
  const forms = [edited(text, leftOut)]
  if (leftOut.length) forms.push(edited(text, []))
  if (apart.length) forms.push(edited(text, [...leftOut, ...apart]))
  if (putIn.length && leftOut.length) forms.push(edited(text, putIn))
  return forms
}
