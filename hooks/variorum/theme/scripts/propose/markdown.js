/* A note's Markdown as it will look, made of nodes and never of HTML: a preview, and no more. */

const INLINE =
  /(?<code>`[^`]+`)|\[(?<label>[^\]]*)\]\((?<target>[^\s()]*)\)|<(?<address>https?:\/\/[^\s<>]+)>|(?<strong>\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__)|(?<em>\*(?=\S)([^*]+?)(?<=\S)\*|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w))/gsu

const made = (tag, ...children) => {
  const element = document.createElement(tag)
  element.append(...children)
  return element
}

/* What begins like the name of a host, and a browser would take for a page beside the one it stands on. */
const WITHOUT_SCHEME = /^(?:www\.|(?:[\w-]+\.)+[a-z]{2,}\/)/i

/* As rendering/bodies.py has it, but rather refuses one too many. */
function isSafe(target) {
  if (/^https?:\/\//.test(target)) return !target.includes("[")
  if (/[^\x21-\x7e]/.test(target) || /^[^/?#]*[&\\<>"']/.test(target)) return /^[^:&\\]*$/.test(target)
  const scheme = /^([^/?#]*):/.exec(target)?.[1]
  return scheme === undefined ? !WITHOUT_SCHEME.test(target) : /^(https?|mailto)$/i.test(scheme)
}

/* The first link that no site would publish; undefined if there is none. */
export function unsafeLink(markdown) {
  const targets = [...markdown.matchAll(/\]\s*\(([^)]*)/g)].map(([, inside]) => inside.trim().replace(/^<|\s.*$|>$/gs, ""))
  const addresses = [...markdown.matchAll(/<([a-z]+:[^<>]*)>/gi)].map(([, address]) => address)
  return [...targets, ...addresses].find(target => !isSafe(target))
}

/* Where a link within the edition leads, as far as an article's page knows: to a note. Empty, where only the
   site's build can tell, since it knows of each source to which page it belongs. */
export function addressWithin(target, notePage) {
  const note = /^#(?:ref:)?(?<id>.+)$/.exec(target)?.groups.id
  if (!note) return ""
  return document.getElementById(target.slice(1)) ? target : (notePage ?? "").replace("{id}", encodeURIComponent(note))
}

function inline(text, within) {
  const nodes = []
  let at = 0
  for (const found of text.matchAll(INLINE)) {
    nodes.push(text.slice(at, found.index))
    const { code, label, target, address, strong, em } = found.groups
    if (code) nodes.push(made("code", code.slice(1, -1)))
    else if (strong) nodes.push(made("strong", ...inline(strong.slice(2, -2), within)))
    else if (em) nodes.push(made("em", ...inline(em.slice(1, -1), within)))
    else nodes.push(link(target ?? address, label ?? address, within))
    at = found.index + found[0].length
  }
  return [...nodes, text.slice(at)]
}

function link(target, label, within) {
  if (!isSafe(target)) return label
  const element = made("a", label)
  const leadsOut = /^[a-z]+:/i.test(target)
  const address = leadsOut ? target : within(target)
  if (!address) return element
  element.href = address
  if (leadsOut) element.rel = "external noreferrer"
  element.target = "_blank"
  return element
}

/* `within` gives the addresses of links within the edition. */
export function preview(markdown, within = addressWithin) {
  if (!markdown.trim()) return []
  return markdown.trim().split(/\n{2,}/).map(block => {
    const lines = block.split("\n")
    for (const [tag, mark] of [["ul", /^\s*[-*+] /], ["ol", /^\s*\d+\. /]])
      if (lines.every(line => mark.test(line)))
        return made(tag, ...lines.map(line => made("li", ...inline(line.replace(mark, ""), within))))
    if (lines.every(line => line.startsWith(">")))
      return made("blockquote", made("p", ...inline(lines.map(line => line.replace(/^> ?/, "")).join("\n"), within)))
    return made("p", ...inline(block, within))
  })
}
