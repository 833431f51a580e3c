/* Powers, indexes and fractions that HTML writes with <sup> and <sub>, as the signs that they are: the
   rules of rendering/raised.py. */

const SIGNS = "0123456789+-−=()"
const RAISED = table(SIGNS + "n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
const LOWERED = table(SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
const VALUE = /^[ \t\n]*[0-9+\-−=(][0-9+\-−=()n]*[ \t\n]*$/

function table(signs, others) {
  return new Map([...signs].map((sign, at) => [sign, others[at]]))
}

const set = (text, signs) => (VALUE.test(text) ? [...text].map(sign => signs.get(sign) ?? sign).join("") : text)

/* What stands in a <sup>, or in a <sub>, character for character. */
export const raised = text => set(text, RAISED)
export const lowered = text => set(text, LOWERED)
