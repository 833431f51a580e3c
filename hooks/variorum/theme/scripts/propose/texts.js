/* What people type → what may stand in a file. */

import { oneLine } from "./folding.js"

const FORBIDDEN = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]|\p{Cs}|\p{Noncharacter_Code_Point}/gu

export const asLine = text => oneLine(text.replace(FORBIDDEN, ""))

export const asLines = text => text.split(/\r\n?|[\n\x85\u2028\u2029]/).map(asLine).filter(Boolean)

/* Markdown: lines stay, without space at their ends; nothing if there is nothing. */
export function asProse(text) {
  const lines = text.replace(/\r\n?|[\x0b\x0c\x85\u2028\u2029]/g, "\n").replace(/\t/g, "    ").replace(FORBIDDEN, "").split("\n")
  const prose = lines.map(line => line.replace(/\s+$/u, "")).join("\n").trim()
  return prose && `${prose}\n`
}

export const asIdentifier = text => {
  const plain = text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80).replace(/-$/, "")
}
