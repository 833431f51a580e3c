// What CETEIcean with Recogito's annotator for TEI makes of a document. Bundled by test_tei_client.py.
import CETEI from "CETEIcean"
import { createTextAnnotator } from "@recogito/text-annotator"
import { TEIPlugin } from "@recogito/text-annotator-tei"

const READINGS = "tei-corr, tei-rdg"
/** The element that has the text of the article. */
const TEXT = "tei-body > tei-div"

const closed = text => text.replace(/\s+/gu, "")

/** Return the words of a range as they were received, without white space. */
function received(range) {
  const words = []
  const nodes = document.createTreeWalker(document.querySelector(TEXT), NodeFilter.SHOW_TEXT)
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (!range.intersectsNode(node) || node.parentElement.closest(READINGS)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.length
    words.push(node.data.slice(from, to))
  }
  return closed(words.join(""))
}

function before(range) {
  const all = document.createRange()
  all.setStart(document.querySelector(TEXT), 0)
  all.setEnd(range.startContainer, range.startOffset)
  return [...received(all)].length
}

/** Show a document, add annotations to it, and return where each is: its words, and how many before it. */
export function annotate(xml, annotations) {
  const container = document.createElement("main")
  document.body.replaceChildren(container)
  new CETEI().makeHTML5(xml, shown => container.append(shown))
  const annotator = TEIPlugin(createTextAnnotator(container))
  // `setAnnotations` of 3.4.9 adds to a store that knows nothing of TEI; the extension has this one.
  annotator.state.store.bulkAddAnnotations(annotations, true)
  const found = annotator.state.store.all().map(({ id, target }) => {
    const { range } = target.selector[0]
    return { id, words: received(range), before: before(range) }
  })
  annotator.destroy()
  return { found, text: received({ intersectsNode: () => true, startOffset: 0 }) }
}
