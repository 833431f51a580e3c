// What three programs for annotations make of selectors. Bundled by annotation_clients.py.
import {
  createCssSelectorMatcher, createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher,
} from "@apache-annotator/dom"
import { makeRefinable } from "@apache-annotator/selector"
import { createTextAnnotator, W3CTextFormat } from "@recogito/text-annotator"
import { anchor } from "hypothesis-sources/src/annotator/anchoring/html"

const MATCHERS = {
  CssSelector: createCssSelectorMatcher,
  TextPositionSelector: createTextPositionSelectorMatcher,
  TextQuoteSelector: createTextQuoteSelectorMatcher,
}
const matcherOf = makeRefinable(selector => MATCHERS[selector.type](selector))

/** Return the words of a range, whether all are in marks of a note, and where they begin in `root`. */
function seen(range, root, note) {
  const reached = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const words = []
  let inMarks = true
  for (let node = reached.nextNode(); node; node = reached.nextNode()) {
    if (!range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.length
    const piece = node.data.slice(from, to)
    // A corrected reading stands beside the words that it replaces.
    if (!piece.trim() || node.parentElement.closest(".vm-corr")) continue
    words.push(piece)
    inMarks &&= Boolean(node.parentElement.closest(`[data-notes~="${CSS.escape(note)}"]`))
  }
  const before = document.createRange()
  before.setStart(root, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { words: words.join(""), inMarks, start: [...before.toString()].length }
}

function asRange(found) {
  if (found instanceof Range) return found
  const range = document.createRange()
  range.selectNodeContents(found)
  return range
}

/** Return, for each selector of each target, all that it finds. */
export async function apache(targets) {
  const found = []
  for (const { note, selectors } of targets)
    for (const selector of selectors) {
      const all = []
      try {
        for await (const one of matcherOf(selector)(document.body)) all.push(asRange(one))
      } catch (error) {
        found.push({ note, type: selector.type, error: String(error) })
        continue
      }
      const isPlace = selector.type !== "CssSelector" || selector.refinedBy
      const places = isPlace ? all.map(range => seen(range, document.body, note)) : []
      found.push({ note, type: selector.type, isPlace: Boolean(isPlace), places })
    }
  return found
}

export async function hypothesis(targets) {
  const found = []
  for (const { note, selectors } of targets) {
    const range = await anchor(document.body, selectors).catch(() => null)
    found.push({ note, isPlace: true, places: range ? [seen(range, document.body, note)] : [] })
  }
  return found
}

/** Recogito wants a quote and a position, in UTF-16 units of the text of a container. */
export async function recogito(targets) {
  const containers = new Map()
  for (const [number, { note, selectors }] of targets.entries()) {
    const quote = selectors.find(of => of.type === "TextQuoteSelector")
    const block = selectors.find(of => of.refinedBy)
    const position = block ? block.refinedBy : selectors.find(of => of.type === "TextPositionSelector")
    if (!position) continue
    const container = block ? document.querySelector(block.value) : document.body
    const signs = [...container.textContent]
    const units = count => signs.slice(0, count).join("").length
    const selector = [quote, { ...position, start: units(position.start), end: units(position.end) }]
    const annotation = {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: String(number), type: "Annotation", body: [], target: { source: location.href, selector },
    }
    containers.set(container, [...(containers.get(container) ?? []), annotation])
  }
  const found = new Map()
  for (const [container, annotations] of containers) {
    const annotator = createTextAnnotator(container, { adapter: W3CTextFormat(location.href, container) })
    // Added, and not put in place of others: version 4.1.1 looks for no words in these.
    annotator.setAnnotations(annotations, false)
    for (const annotation of annotator.state.store.all()) {
      const note = targets[Number(annotation.id)].note
      const places = annotation.target.selector.map(({ range }) => seen(range, document.body, note))
      found.set(Number(annotation.id), { note, isPlace: true, places })
    }
    annotator.destroy()
  }
  return targets.map(({ note }, number) => found.get(number) ?? { note, isPlace: true, places: [] })
}
