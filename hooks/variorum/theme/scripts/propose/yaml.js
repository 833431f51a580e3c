/* A note → YAML in the one layout of the house, as `variorum format` leaves it. What could be taken
   for anything but its text stands in quotes. */

const WIDTH = 96
const ID = /^[a-z]+(-[a-z0-9]+)*$/
const TRUTH_VALUES = new Set("y n yes no on off true false null".split(" "))
const NUMBER_OR_DATE = /^[-+.]?\p{Nd}[\p{Nd}_:.,xobeE+TZ -]*$/u
/* What YAML 1.1 takes for something other than a text, and no number or date. */
const SPECIAL = /^(?:~|null|Null|NULL|<<|=|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|[-+]?0[xX][0-9a-fA-F_]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const INDICATOR = /^(?:[\][,{}#&*!|>'"%@`]|[-?:](?: |$))|^(?:---|\.\.\.)(?: |$)/
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|(?!\p{RI})\p{Emoji_Presentation}/u
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u

const columns = text => [...text].reduce((sum, sign) => sum + (NO_WIDTH.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1), 0)

/* Lines of at most `width` columns, broken at single spaces only. */
function wrapped(text, width) {
  const lines = []
  let used = 0
  for (const word of text.split(/(?<! ) (?! )/)) {
    const long = columns(word)
    if (lines.length && used + 1 + long <= width) {
      lines[lines.length - 1] += ` ${word}`
      used += 1 + long
    } else {
      lines.push(word)
      used = long
    }
  }
  return lines
}

function isPlain(text, inBrackets) {
  if (!text || text !== text.trim() || UNPRINTABLE.test(text) || NUMBER_OR_DATE.test(text)) return false
  if (SPECIAL.test(text) || INDICATOR.test(text) || /: |:$| #/.test(text)) return false
  return !(inBrackets && /[,[\]{}?:]/.test(text))
}

export function onOneLine(text, { inBrackets = false } = {}) {
  if ((ID.test(text) && !TRUTH_VALUES.has(text)) || isPlain(text, inBrackets)) return text
  return [...JSON.stringify(text)].map(sign => (UNPRINTABLE.test(sign) ? escaped(sign) : sign)).join("")
}

function escaped(sign) {
  const code = sign.codePointAt(0)
  const digits = code.toString(16)
  return code < 0x100 ? `\\x${digits.padStart(2, "0")}` : code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`
}

/* The sign after the key and the lines below it; null if no block holds the text well. */
function asBlock(text, indent) {
  const body = text.replace(/\n$/, "")
  if (!body || body.endsWith("\n") || /^[ \n]/.test(body) || /[ \t](?:\n|$)|[\t\x85\u2028\u2029\ufeff]/.test(body)) return null
  const chomping = body === text ? "-" : ""
  const paragraphs = body.split("\n")
  const width = WIDTH - indent
  const literal = [`|${chomping}`, paragraphs]
  if (paragraphs.length > 1 && paragraphs.every(line => columns(line) <= width)) return literal
  if (paragraphs.some(line => line.startsWith(" "))) return literal
  const folded = paragraphs.flatMap((line, at) => [...(at ? [""] : []), ...(line ? wrapped(line, width) : [])])
  return folded.every(line => line === line.trimEnd()) ? [`>${chomping}`, folded] : null
}

function textLines(lead, text, indent) {
  const line = `${lead} ${onOneLine(text)}`
  if (!text.includes("\n") && (columns(line) <= WIDTH || !text.includes(" "))) return [line]
  const block = asBlock(text, indent + 2)
  if (!block) return [line]
  return [`${lead} ${block[0]}`, ...block[1].map(written => (written ? " ".repeat(indent + 2) + written : ""))]
}

function listLines(lead, items, indent) {
  const brackets = `${lead} [${items.map(item => onOneLine(String(item), { inBrackets: true })).join(", ")}]`
  if (items.every(item => typeof item === "string" && ID.test(item)) && columns(brackets) <= WIDTH) return [brackets]
  const margin = " ".repeat(indent + 2)
  const below = items.flatMap(item => {
    if (typeof item === "string") return textLines(`${margin}-`, item, indent + 2)
    const entry = mappingLines(item, indent + 4)
    return [`${margin}- ${entry[0].trimStart()}`, ...entry.slice(1)]
  })
  return [lead, ...below]
}

function mappingLines(entries, indent) {
  return entries.flatMap(([key, value]) => {
    const lead = `${" ".repeat(indent)}${key}:`
    if (typeof value === "string") return textLines(lead, value, indent)
    return Array.isArray(value) ? listLines(lead, value, indent) : [`${lead} ${value}`]
  })
}

/* The text of a file. `entries` are keys and values in order: texts, numbers, truth values, lists of
   texts or of entries. `comments` are lines for the editors. */
export const noteFile = (entries, comments) =>
  [...comments.map(line => `# ${line}`), ...mappingLines(entries, 0)].join("\n") + "\n"
