/* Powers and indexes that HTML writes with <sup> and <sub> after a digit, as superscripts and subscripts: the
   rules of rendering/raised.py. */

const SIGNS = "0123456789+-−=()"
const RAISED = table(SIGNS + "n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
const LOWERED = table(SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
const VALUE = /^[ \t\n]*[0-9+\-−=(n][0-9+\-−=()n]*[ \t\n]*$/

function table(signs, others) {
  return new Map([...signs].map((sign, at) => [sign, others[at]]))
}

const set = (text, signs) => (VALUE.test(text) ? [...text].map(sign => signs.get(sign) ?? sign).join("") : text)

/* What stands in a <sup>, or in a <sub>, character for character. */
const raised = text => set(text, RAISED)
const lowered = text => set(text, LOWERED)
const asItIs = text => text

/* How text inside an element reads: `around` is how text around it does, null outside of <sup> and <sub>. */
export function readingOf(tag, around, before) {
  if (tag !== "sup" && tag !== "sub") return around
  if (!around && !/\p{Nd}$/u.test(before)) return asItIs
  if (around === asItIs) return asItIs
  return tag === "sup" || around === raised ? raised : lowered
}
