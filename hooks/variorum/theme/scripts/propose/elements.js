/* What each element is to the reading text, as rendering/html_elements.py has it: some are not read, some
   are one thing, which a script may have drawn something else in the place of. */

export const BLOCKS = new Set(
  ("address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset " +
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search " +
    "section summary table tbody td tfoot th thead tr ul").split(" ")
)
const UNREAD = new Set(
  ("script style template svg select textarea title noscript iframe object video audio canvas " +
    "rt rp rtc").split(" ")
)
const UNREAD_CLASSES = ["headerlink", "footnote-ref", "footnote-backref", "linenos", "lineno", "MathJax_Preview"]
const TABS = ["tabbed-set", "tabbed-labels"]
const DRAWN = (
  "mermaid math plantuml graphviz d2 nomnoml svgbob wavedrom markmap vega vegalite vega-lite echarts " +
  "abcjs geogebra smiles"
).split(" ")
const WHOLE_CLASSES = DRAWN.concat(
  ("arithmatex katex katex-display MathJax tex latex asciimath dot kroki bytefield flowchart plotly chart " +
    "chartjs abc leaflet pyodide").split(" ")
)
const HIGHLIGHTED = ["highlight", "codehilite"]
const has = (element, names) => names.some(name => element.classList.contains(name))

export const isUnread = element =>
  UNREAD.has(element.localName) ||
  has(element, UNREAD_CLASSES) ||
  (element.localName === "label" && has(element.parentElement, TABS))

/* Words that browsers copy though they are not read, and words that nobody can select: as
   rendering/selectable.py has it. */
export const isCopied = element => has(element, ["headerlink", "footnote-ref"])

const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden|user-select\s*:\s*none/i

export const isHidden = element => element.hasAttribute("hidden") || HIDING.test(element.getAttribute("style") ?? "")

export function isWhole(element) {
  const { localName } = element
  if (localName === "math" || localName === "ruby" || localName.includes("-")) return true
  if (has(element, HIGHLIGHTED)) return false
  const code = localName === "pre" && element.firstChild?.localName === "code" ? element.firstChild : null
  if (code && DRAWN.some(name => code.classList.contains(name) || code.classList.contains(`language-${name}`))) return true
  if (code && !code.className && element.className) return true
  return has(element, WHOLE_CLASSES)
}

/* The text of what is one thing: what it says itself, or what it holds. */
export function wholeText(element) {
  const drawn = [...(globalThis.MathJax?.startup?.document?.math ?? [])].find(item => item.typesetRoot === element)
  if (drawn) return `${drawn.start.delim}${drawn.math}${drawn.end.delim}`
  const source = element.getAttribute("alttext") || element.querySelector("annotation")?.textContent
  return (source || held(element)).trim().replace(/\s+/g, " ")
}

function held(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data
  if (node.nodeType !== Node.ELEMENT_NODE || isUnread(node)) return ""
  if (node.localName === "img") return node.alt
  const space = BLOCKS.has(node.localName) || node.localName === "br" ? " " : ""
  return space + [...node.childNodes].map(held).join("") + space
}

const wholes = edition =>
  [...edition.querySelectorAll("*")].filter(element => isWhole(element) && !isUnread(element) && !isHeld(element, edition))

function isHeld(element, edition) {
  for (let at = element.parentElement; at && at !== edition; at = at.parentElement)
    if (isWhole(at) || isUnread(at) || at.classList.contains("vm-notes")) return true
  return false
}

/* The texts of such things as they came, before any script saw them, by element. */
export async function textsAsTheyCame(edition) {
  const drawn = wholes(edition)
  /* A page that is opened from a disk may not read itself. */
  if (!drawn.length || location.protocol === "file:") return new Map()
  const answer = await fetch(location.pathname + location.search).catch(() => null)
  if (!answer?.ok) return new Map()
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const came = wholes(page.querySelector(".vm-edition") ?? page.body)
  return new Map(came.length === drawn.length ? drawn.map((element, at) => [element, wholeText(came[at])]) : [])
}
