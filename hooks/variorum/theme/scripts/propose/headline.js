/* A note in one line: the template of its kind filled in, as the engine does (model/headline.py, model/wording.py). */

import { oneLine } from "./folding.js"

const LONGEST_QUOTE = 44

function shortened(words) {
  const line = [...oneLine(words)]
  if (line.length <= LONGEST_QUOTE) return line.join("")
  const head = line.slice(0, Math.floor((LONGEST_QUOTE * 2) / 3)).join("")
  const tail = line.slice(-Math.floor(LONGEST_QUOTE / 3)).join("")
  return `${head.includes(" ") ? head.slice(0, head.lastIndexOf(" ")) : head} … ${tail.slice(tail.indexOf(" ") + 1)}`
}

/* By the first letter, as browsers take it for `dir="auto"` (model/direction.py). */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const arrowAfter = text => (RIGHT_TO_LEFT.test(/\p{L}|\u200F/u.exec(text)?.[0] ?? "") ? "←" : "→")

/* In double quotation marks; those within become single ones, and single ones double (model/quotation.py). */
const SINGLE = /‘((?:[^‘’]|(?<=[\p{L}\p{N}_])’(?=[\p{L}\p{N}_]))*)’(?![\p{L}\p{N}_])/gu
const toSingle = words => words.replace(/[“”„]/g, mark => ({ "“": "‘", "”": "’", "„": "‚" })[mark])
function quoted(words) {
  const curled = words.replace(/"([^"]*)"/g, "“$1”")
  if (!words || toSingle(curled) === curled) return words && `“${words}”`
  const pieces = curled.split(SINGLE)
  return `“${pieces.map((piece, at) => (at % 2 ? `“${toSingle(piece)}”` : toSingle(piece))).join("")}”`
}

const STEPS = {
  short: shortened,
  quoted,
  sentence: words => words.replace(/\.+$/, ""),
  arrow: arrowAfter
}

/* The values at a path of keys, which may lead through lists; "" for what is not filled in. */
const valuesAt = (note, path) =>
  path.reduce((found, key) => found.flatMap(one => one?.[key] ?? ""), [note]).map(String)

function valueOf(written, note, words, { terms, witnesses }) {
  const [key, ...steps] = written.split(":")
  let values = valuesAt(note, key.split("."))
  for (const step of steps) {
    if (step === "ends") values = values.length ? [values[0], values.at(-1)] : []
    else if (step === "words") values = values.map(value => Object.hasOwn(words[key], value) && words[key][value])
    else if (step === "entry") values = values.map(value => terms.get(value)?.[0])
    else if (step === "witness") values = values.map(value => witnesses.get(value)?.[1])
    else values = values.map(STEPS[step])
  }
  return [...new Set(values.filter(Boolean))].join(" → ")
}

/* `kind` has the template and its words; `registers` gives, by id, the name of each entry and what else is shown of it. */
export const headline = ({ headline: template, words }, note, registers) =>
  template.replace(/\{([^{}]*)\}/g, (_, alternatives) => {
    for (const written of alternatives.split("|")) {
      const found = written.startsWith("'") ? written.slice(1, -1) : valueOf(written, note, words, registers)
      if (found) return found
    }
    return ""
  })
