/* The words that a note is about: those that were selected, or those that somebody types. */

import { oneLine, ReadingText } from "./folding.js"
import { element } from "./controls.js"
import { Page } from "./reading_text.js"
import { formsOf } from "./forms.js"
import { candidates } from "./candidates.js"
import { selectorOf } from "./write_selector.js"
import { shortened, Suggestion } from "./suggestion.js"
import { paragraphAt, wholeWordSpans } from "./words.js"
import { asLine } from "./texts.js"

const AROUND = 24
const MOST_PLACES = 50

export class Passage {
  constructor(edition, asTheyCame, changed) {
    this.page = new Page(edition, asTheyCame)
    this.reading = new ReadingText(this.page.text)
    this.forms = formsOf(this.page)
    this.suggestion = new Suggestion(words => {
      this.input.value = words
      this.find()
      this.input.focus()
    })
    this.input = element("textarea", { id: "vm-propose.words", rows: 1, dir: "auto", spellcheck: false })
    this.problem = element("p", { className: "vm-form__problem", id: "vm-propose.words.problem", hidden: true })
    const hint = element("p", { className: "vm-form__hint", id: "vm-propose.words.hint" }, "As received. Left empty: the note is on the whole article.")
    const label = element("label", { htmlFor: this.input.id }, "Words of the article")
    this.input.setAttribute("aria-describedby", `${hint.id} ${this.problem.id}`)
    this.input.lang = edition.lang
    this.notice = element("p", { className: "vm-form__notice", hidden: true })
    this.places = element("select", { id: "vm-propose.place" })
    this.place = element("div", { hidden: true }, element("label", { htmlFor: this.places.id }, "Where they stand more than once"), this.places)
    this.element = element("div", { className: "vm-form__field vm-form__field--words" }, label, this.input, this.problem, this.notice, this.suggestion.element, hint, this.place)
    this.input.addEventListener("input", () => this.find())
    this.places.addEventListener("change", () => this.mean(this.spans[this.places.value]))
    this.changed = changed
    this.field = { label: "Words" }
    this.mean(null)
  }

  /* The words that are selected; null for the whole article. */
  select(range) {
    const chosen = range ? oneLine(String(getSelection())) : ""
    const span = range && this.page.spanOf(range)
    this.place.hidden = true
    this.suggestion.hide()
    this.mean(span)
    this.input.value = span ? oneLine(this.reading.text.slice(span.start, span.end)) : ""
    this.notice.hidden = !span || this.input.value === chosen
    this.notice.textContent = this.notice.hidden ? "" : this.whyOther(chosen, span)
  }

  /* Why the words are not those that were selected. */
  whyOther(chosen, span) {
    const isCorrected = this.page.corrected().some(piece => piece.start < span.end && span.start < piece.end)
    const why = isCorrected ? "A note quotes the text as received, without its corrections" : "A note quotes the words of the article alone"
    return `You selected “${shortened(chosen)}”. ${why}.`
  }

  /* What was typed or chosen, to be there again after a reload. */
  get draft() {
    return { words: this.input.value, span: this.span }
  }

  set draft({ words, span }) {
    this.input.value = words
    this.find()
    if (!span || oneLine(this.reading.text.slice(span.start, span.end)) !== words) return
    const at = this.spans.findIndex(({ start }) => start === span.start)
    if (at >= 0) this.places.value = at
    this.mean(span)
  }

  mean(span) {
    this.span = span
    this.selector = span && selectorOf(span, this.reading)
    this.fault = span && !this.selector ? "Nothing tells this place from others like it. Select more, or less." : ""
    this.changed?.()
  }

  /* Looks for what was typed; where it stands several times, the reader chooses. */
  find() {
    const quote = asLine(this.input.value)
    this.spans = quote ? this.placesOf(quote).slice(0, MOST_PLACES) : []
    this.suggestion.hide()
    this.notice.hidden = true
    this.place.hidden = this.spans.length < 2
    this.places.replaceChildren(...this.spans.map((span, at) => element("option", { value: at }, this.described(span))))
    this.mean(this.spans[0] ?? null)
    if (quote && !this.spans.length) {
      this.fault = this.isPart
        ? "The words begin or end in the middle of a word or a number. Write the whole of it."
        : this.suggestion.show(quote, this.forms[0].reading)
      this.changed()
    }
  }

  /* Where words stand as whole words, in the likeliest form of the text that has them. */
  placesOf(quote) {
    this.isPart = false
    for (const { reading, back } of this.forms) {
      const found = candidates({ quote }, reading)
      const whole = wholeWordSpans(found, reading.text)
      if (whole.length) return whole.map(back)
      this.isPart ||= found.length > 0
    }
    return []
  }

  described(span) {
    const { text } = this.reading
    const before = [...text.slice(0, span.start)].slice(-AROUND).join("")
    const after = [...text.slice(span.end, span.end + 2 * AROUND)].slice(0, AROUND).join("")
    return `Paragraph ${paragraphAt(text, span.start)}: … ${oneLine(`${before}[${text.slice(span.start, span.end)}]${after}`)} …`
  }

  /* That words are missing is shown to whoever wants to go on; what is wrong with those that are there, at once. */
  *check(isDue, kind) {
    const fault = this.fault || this.faultOfCorrection(kind)
    const isShown = Boolean(fault) && (isDue || this.input.value !== "")
    this.problem.hidden = !isShown
    if (this.problem.textContent !== fault) this.problem.textContent = fault
    this.input.setAttribute("aria-invalid", String(isShown))
    if (fault) yield { control: this, fault }
  }

  faultOfCorrection(kind) {
    if (kind !== "correction") return ""
    if (!this.span) return "A correction needs the words that it changes."
    const twice = this.page.corrected().some(piece => piece.start < this.span.end && this.span.start < piece.end)
    return twice ? "These words are corrected already: two corrections cannot change the same words." : ""
  }
}
