/* What was probably meant by words that the article does not have, and a button that takes it. */

import { element } from "./controls.js"
import { oneLine } from "./folding.js"
import { nearest } from "./near_miss.js"
import { paragraphAt } from "./words.js"

const SHOWN = 120

export class Suggestion {
  constructor(take) {
    this.element = element("button", { type: "button", hidden: true }, "Take these words")
    this.element.addEventListener("click", () => take(this.words))
  }

  hide() {
    this.element.hidden = true
  }

  /* Shows what is most like the quote, and returns what is to be said of it. */
  show(quote, reading) {
    const span = nearest(quote, reading)
    this.words = span && oneLine(reading.text.slice(span.start, span.end))
    this.element.hidden = !span
    if (!span) return "The article does not have these words, nor any like them. Copy the words from the article."
    const where = `in paragraph ${paragraphAt(reading.text, span.start)}`
    return `The article does not have these words; did you mean “${shortened(this.words)}” ${where}?`
  }
}

/* Words that are quoted in a sentence. */
export function shortened(words) {
  const signs = [...words]
  if (signs.length <= SHOWN) return words
  return `${signs.slice(0, 40).join("").replace(/ [^ ]*$/, "")} … ${signs.slice(-40).join("").replace(/^[^ ]* /, "")}`
}
