/* Text in the form in which suggestions are looked for: as anchoring/search_key.py has it. */

const OPTIONAL =
  /(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]|\u0640/gu
const PLAIN = {
  ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", æ: "ae", œ: "oe", ς: "σ", ٱ: "ا", ى: "ي", ة: "ه", ک: "ك", ی: "ي"
}
export const withPlainLetters = text => Array.from(text, letter => PLAIN[letter] ?? letter).join("")
const DIGIT = /^\p{Nd}$/u
const keys = new Map()

function keyOf(sign) {
  /* Through capitals, so that ß becomes ss. */
  const small = sign.normalize("NFKD").toUpperCase().toLowerCase()
  const bare = small.normalize("NFKD").replace(OPTIONAL, "")
  if (DIGIT.test(bare)) return digitOf(bare.codePointAt(0))
  return withPlainLetters(bare).normalize("NFC")
}

/* Digits stand in rows of ten. */
function digitOf(code) {
  let value = 0
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

function cachedKey(sign) {
  if (!keys.has(sign)) keys.set(sign, keyOf(sign))
  return keys.get(sign)
}

export const searchKey = folded => Array.from(folded, cachedKey).join("")

/* A text as it is looked through; each of its characters knows where it comes from. */
export class SearchText {
  constructor(folded) {
    this.starts = []
    this.ends = []
    const pieces = []
    let at = 0
    for (const sign of folded.text) {
      const key = cachedKey(sign)
      at += sign.length
      const end = folded.ends[at - 1]
      pieces.push(key)
      for (let part = 0; part < key.length; part++) {
        this.starts.push(folded.starts[at - sign.length])
        this.ends.push(end)
      }
      if (!key && this.ends.length) this.ends[this.ends.length - 1] = end
    }
    this.text = pieces.join("")
  }
}
