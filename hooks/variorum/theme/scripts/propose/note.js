/* What the form holds → the note: its keys in the order of the layout, its file, its addresses. */

import { oneLine } from "./folding.js"
import { asIdentifier, asLine, asLines, withoutDeceit } from "./texts.js"
import { noteFile } from "./yaml.js"

const SCHEMA = "yaml-language-server: $schema=../../.variorum/annotation.schema.json"
const WORDS_OF_ID = 5
/* Keys of which an id is made, the best first. */
const TELLING = ["title", "quote", "claim", "term", "kind"]

/* An id made of what tells most of the note, and that no other note of the page has. */
export function suggestedId(note, isTaken) {
  const texts = TELLING.map(key => asIdentifier(oneLine(note[key] ?? "").split(" ").slice(0, WORDS_OF_ID).join(" ")))
  const stem = (texts.find(Boolean) ?? "note").slice(0, 70).replace(/-$/, "")
  let id = stem
  for (let number = 2; isTaken(id); number++) id = `${stem}-${number}`
  return id
}

/* `target` is the selector, or nothing for a note on the whole article; `own` are the kind's own keys
   and values, `rest` those that all notes have. */
export function entriesOf(id, kind, target, own, rest) {
  const about = target
    ? ["quote", "prefix", "suffix", "occurrence"].filter(key => target[key]).map(key => [key, withoutDeceit(target[key])])
    : [["whole", true]]
  return [["id", id], ["kind", kind], ...about, ...own, ...rest].map(([key, value]) => [key, written(key, value)])
}

/* A source without a place in it is written as its id alone. */
function written(key, value) {
  if (key === "sources") return value.map(one => (one.locator ? Object.entries(one) : one.id))
  return Array.isArray(value) ? value.map(item => (typeof item === "object" ? Object.entries(item) : item)) : value
}

export function fileOf(entries, name, words) {
  const comments = [SCHEMA, ...(asLine(name) ? [`Proposed by ${asLine(name)}`] : []), ...asLines(words).map(line => `For the editors: ${line}`)]
  return noteFile(entries, comments)
}

export const addressOf = (forge, path, text) =>
  forge.newFile.replace("{file}", encodeURIComponent(forge.folder + path)).replace("{text}", () => encodeURIComponent(text))
