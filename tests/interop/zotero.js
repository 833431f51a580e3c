/* Takes a page as Zotero takes it: with the translators and the code of Zotero's own server for them, as the
   package zotero-translators has them. Arguments: the file of the page, its address, the folder of the package,
   those in which what it needs is. */
const fs = require("fs")
const Module = require("module")
const path = require("path")

const [page, url, folder, ...needed] = process.argv.slice(2)
const main = path.join(folder, "index.js")

/* The package asks for a fork of this that npm has not; jsdom can do the same by itself. */
const load = Module._load
Module._load = (name, ...rest) => (name === "wicked-good-xpath" ? { install() {} } : load(name, ...rest))

/* It offers searches by identifiers alone, and has all that pages need. */
const BEFORE = "async function search(query) {"
const web = `__webpack_exports__.web = async (html, url) => {
  const { window } = new (require("jsdom").JSDOM)(html, { url })
  const translate = new Translate.Web()
  translate.setDocument(window.document)
  const [first] = await translate.getTranslators()
  if (!first) return { translator: "", items: [] }
  translate.setTranslator(first)
  const items = await translate.translate({ libraryID: false })
  return { translator: first.label, items: items.map(({ attachments, ...item }) => item) }
}
`
const code = fs.readFileSync(main, "utf8")
if (!code.includes(BEFORE)) throw new Error("The package has changed.")
const zotero = new Module(main, null)
zotero.filename = main
zotero.paths = needed
zotero._compile(code.replace(BEFORE, web + BEFORE), main)
zotero.exports
  .web(fs.readFileSync(page, "utf8"), url)
  .then(taken => process.stdout.write(`\n=${JSON.stringify(taken)}\n`, () => process.exit(0)))
