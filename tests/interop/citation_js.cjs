// Reads a file of references from standard input with citation-js, and writes it as CSL-JSON.
const Module = require("module")

// Each plugin is installed with a core of its own; they have to meet in one.
const core = require.resolve("@citation-js/core")
const resolve = Module._resolveFilename
Module._resolveFilename = (name, ...rest) => (name === "@citation-js/core" ? core : resolve(name, ...rest))

const { Cite } = require("@citation-js/core")
require("@citation-js/plugin-bibtex")
require("@citation-js/plugin-ris")
require("@citation-js/plugin-csl")

const items = new Cite(require("fs").readFileSync(0, "utf8")).data
for (const item of items) delete item._graph
process.stdout.write(JSON.stringify(items))
