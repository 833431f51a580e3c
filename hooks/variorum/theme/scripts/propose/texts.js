/* What people type → what may stand in a file. */

import { oneLine } from "./folding.js"
import { withPlainLetters } from "./search_key.js"

/* What turns or hides the words beside it: a note may not have it, and a quote is found without it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu
const HIDES = /[\u{e0000}-\u{e007f}]/gu
const FORBIDDEN = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]|\p{Cs}|\p{Noncharacter_Code_Point}/gu

export const withoutDeceit = value => (typeof value === "string" ? value.replace(TURNS, "").replace(HIDES, "") : value)

export const asLine = text => oneLine(text.replace(FORBIDDEN, "").replace(TURNS, ""))

export const asLines = text => text.split(/\r\n?|[\n\x85\u2028\u2029]/).map(asLine).filter(Boolean)

/* Markdown: lines stay, without space at their ends; nothing if there is nothing. */
export function asProse(text) {
  const lines = text.replace(/\r\n?|[\x0b\x0c\x85\u2028\u2029]/g, "\n").replace(/\t/g, "    ").replace(FORBIDDEN, "").replace(TURNS, "").split("\n")
  const prose = lines.map(line => line.replace(/\s+$/u, "")).join("\n").trim()
  return prose && `${prose}\n`
}

export const asIdentifier = text => {
  const apart = withPlainLetters(text.normalize("NFKD").toLowerCase().toUpperCase().toLowerCase())
  const plain = apart.normalize("NFKD").replace(/[^\x00-\x7f]/g, "")
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80).replace(/-$/, "")
}
