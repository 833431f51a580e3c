/* The search of a library: a dialog over any page. Of the index only what a search needs is fetched. */
globalThis.variorumSearch = (() => {
  "use strict"
  /* Of a large library, the indexes that a search reads at once; a reader asks for the others. So what is fetched
     for a search does not grow with the library. */
  const INDEXES_AT_ONCE = 2
  const RESULTS_AT_ONCE = 8
  const PLACES_A_RESULT = 3
  /* What a reader chooses to search, beside the kinds of notes. */
  const PLACES = { Text: "texts", Page: "other pages", Source: "sources" }
  const NOTES = "*"
  const STORE = "variorum-search"
  /* Languages whose words are not parted by spaces, as site/search_records.py has them. */
  const SEGMENTED = {
    ja: /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/u,
    th: /[\u0e00-\u0e7f]/,
    zh: /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/u,
  }

  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(properties))
      if (key in element) element[key] = value
      else element.setAttribute(key, value)
    element.append(...children)
    return element
  }

  /* The indexes of one language. */
  class Indexes {
    constructor(language, folders) {
      Object.assign(this, { language, waiting: [...folders], read: [], facets: new Map() })
    }

    async readMore() {
      // In these languages an excerpt is counted in words that are one or two signs long.
      const excerptLength = this.language in SEGMENTED ? 70 : 30
      for (const folder of this.waiting.splice(0, INDEXES_AT_ONCE)) {
        const { pathname } = folder
        if (this.pagefind) await this.pagefind.mergeIndex(pathname, { excerptLength })
        else this.pagefind = (await import(new URL("pagefind.js", folder))).createInstance({ basePath: pathname, excerptLength })
        this.read.push(folder)
      }
    }

    async search(words) {
      await (this.reading ??= this.readMore())
      return (await this.pagefind.search(this.segmented(words))).results
    }

    /* Pagefind divides the words as the page's language does, which may be another. */
    segmented(words) {
      if (!(this.language in SEGMENTED) || !Intl.Segmenter) return words
      const segmenter = new Intl.Segmenter(this.language, { granularity: "word" })
      return [...segmenter.segment(words)].map(({ segment }) => segment).join(" ")
    }

    /* The ids of the records of some kinds and states of review. */
    async recordsOf(isAsked) {
      const every = await Promise.all(this.read.map(folder => {
        if (!this.facets.has(folder)) this.facets.set(folder, fetch(new URL("facets.json", folder)).then(answer => answer.json()))
        return this.facets.get(folder)
      }))
      return every.flatMap(Object.entries).flatMap(([state, ids]) => (isAsked(...state.split(":")) ? ids : []))
    }
  }

  class Search {
    constructor(root, library) {
      this.root = root
      this.home = library.language
      this.indexes = Object.entries(library.indexes).map(([language, names]) =>
        new Indexes(language, names.map(name => new URL(`search/${name}`, root))))
      this.turn = 0
      this.draw(library.kinds)
    }

    draw(kinds) {
      const option = (value, text) => make("option", { value, textContent: text })
      const notes = kinds.filter(kind => kind.isOfNotes)
      this.words = make("input", { type: "search", autocomplete: "off", spellcheck: false, enterKeyHint: "search", "aria-label": "Words to look for", placeholder: "Words to look for" })
      this.kind = make("select", {}, option("", "everything"),
        ...kinds.filter(kind => !kind.isOfNotes).map(({ name }) => option(name, PLACES[name] ?? name)),
        ...(notes.length ? [option(NOTES, "all notes"), ...notes.map(({ name }) => option(name, `notes: ${name.toLowerCase()}`))] : []))
      this.kindsOfNotes = new Set(["", NOTES, ...notes.map(({ name }) => name)])
      this.review = make("select", {}, option("", "reviewed or not"), option("reviewed", "reviewed"), option("proposed", "not yet reviewed"))
      this.status = make("p", { className: "vm-find__status", role: "status" })
      this.list = make("ol", { className: "vm-find__hits" })
      this.more = make("button", { type: "button", textContent: "More results", hidden: true })
      this.others = make("button", { type: "button", hidden: true })
      const close = make("button", { type: "button", className: "vm-find__close", textContent: "Close" })
      const form = make("form", { role: "search" },
        make("div", { className: "vm-find__line" }, this.words, close),
        make("div", { className: "vm-find__facets" },
          make("label", {}, "In ", this.kind), ...(notes.length ? [make("label", {}, "Notes ", this.review)] : [])))
      this.dialog = make("dialog", { className: "vm-find", "aria-label": "Search" },
        form, this.status, this.list, make("p", { className: "vm-find__more" }, this.more, this.others))
      form.addEventListener("submit", event => {
        event.preventDefault()
        this.list.querySelector("a")?.focus()
      })
      form.addEventListener("input", () => this.ask())
      close.addEventListener("click", () => this.dialog.close())
      this.more.addEventListener("click", () => this.attempt(() => this.show(true)))
      this.others.addEventListener("click", () => this.attempt(() => this.searchOthers()))
      this.dialog.addEventListener("keydown", event => this.move(event))
      this.dialog.addEventListener("click", ({ target }) => {
        if (target === this.dialog || target.closest("a")) this.dialog.close()
      })
      document.body.append(this.dialog)
    }

    open(words, giveUp) {
      this.giveUp = giveUp
      this.words.value = words || this.words.value || sessionStorage.getItem(STORE) || ""
      if (!this.dialog.open) this.dialog.showModal()
      this.words.focus()
      if (!words) this.words.select()
      this.ask(0)
    }

    ask(delay = 200) {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.attempt(() => this.find(this.words.value.trim())), delay)
    }

    async attempt(action) {
      try {
        await action()
      } catch {
        this.dialog.close()
        this.giveUp(this.words.value)
      }
    }

    /* Words of another script are looked for where its words are known. */
    indexesFor(words) {
      const fitting = this.indexes.filter(({ language }) => language !== this.home && SEGMENTED[language].test(words))
      return fitting.length ? fitting : this.indexes.filter(({ language }) => language === this.home)
    }

    async find(words) {
      const turn = ++this.turn
      sessionStorage.setItem(STORE, words)
      this.review.disabled = !this.kindsOfNotes.has(this.kind.value)
      if (!words) {
        this.results = []
        this.list.replaceChildren()
        this.status.textContent = ""
        this.more.hidden = this.others.hidden = true
        return
      }
      this.status.textContent ||= "Searching…"
      this.asked = this.indexesFor(words)
      const found = (await Promise.all(this.asked.map(index => index.search(words)))).flat()
      const kept = await this.kept()
      if (turn !== this.turn) return
      this.results = found.filter(({ id }) => !kept || kept.has(id)).sort((one, other) => other.score - one.score)
      this.list.replaceChildren()
      await this.show()
    }

    /* The ids of the records that a reader narrows the search to; nothing if all are asked for. */
    async kept() {
      const [kind, review] = [this.kind.value, this.review.disabled ? "" : this.review.value]
      if (!kind && !review) return undefined
      const isAsked = (its, state) =>
        (kind === NOTES ? state !== "" : !kind || its === kind) && (!review || state === review)
      return new Set((await Promise.all(this.asked.map(index => index.recordsOf(isAsked)))).flat())
    }

    async searchOthers() {
      await Promise.all(this.asked.map(index => index.readMore()))
      await this.find(this.words.value.trim())
      // The button may be gone that had the focus.
      if (this.others.hidden) this.words.focus()
    }

    /* Show the next results. */
    async show(isAsked = false) {
      const turn = this.turn
      const records = await Promise.all(this.results.splice(0, RESULTS_AT_ONCE).map(result => result.data()))
      if (turn !== this.turn) return
      const known = new Set([...this.list.querySelectorAll("a")].map(({ href }) => href))
      const places = records.flatMap(record => this.placesIn(record)).filter(({ href }) => !known.has(href) && known.add(href))
      const items = places.map(place => this.item(place))
      this.list.append(...items)
      const count = this.list.children.length
      const left = this.asked.reduce((sum, { waiting }) => sum + waiting.length, 0)
      this.more.hidden = !this.results.length
      this.others.hidden = !left
      this.others.textContent = left === 1 ? "Search the last part of the library" : `Search ${Math.min(left, INDEXES_AT_ONCE)} of ${left} more parts of the library`
      this.status.textContent = !count
        ? `Nothing was found${left ? " in this part of the library" : ""}.`
        : `${count} ${count === 1 ? "place" : "places"}${this.results.length ? ", and more" : ""}${left ? " in this part of the library" : ""}`
      if (isAsked) items[0]?.querySelector("a").focus()
    }

    /* The best places of a record, each with its address, in the order in which they stand. */
    placesIn({ anchors, sub_results: places }) {
      const facts = Object.fromEntries(anchors.filter(({ element }) => element === "i").map(({ id }) => {
        const [name] = id.split(":", 1)
        return [name, decodeURIComponent(id.slice(name.length + 1))]
      }))
      const weight = ({ weighted_locations: words }) => words.reduce((sum, word) => sum + word.balanced_score, 0)
      const best = new Set([...places].sort((one, other) => weight(other) - weight(one)).slice(0, PLACES_A_RESULT))
      return places.filter(place => best.has(place) && place.anchor).map(({ anchor, title, excerpt }) =>
        ({ ...facts, title, excerpt, href: new URL(anchor.id, this.root).href }))
    }

    item({ href, title, excerpt, page, kind, review }) {
      const state = { reviewed: "reviewed", proposed: "not yet reviewed" }[review]
      const where = [title === page ? "" : page, state ?? (kind === "Source" ? "" : kind.toLowerCase())].filter(Boolean).join(" · ")
      return make("li", {},
        make("a", { href, textContent: title }),
        make("small", { textContent: where }),
        make("p", {}, ...this.marked(excerpt, title)))
    }

    /* The words around what was found. Where they begin with the title, or the end of it, that is left out. Pagefind
       gives HTML, in which it wrote marks and nothing else: so nothing else is taken from it. */
    *marked(excerpt, title) {
      const unescaped = text => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">")
      const pieces = excerpt.replaceAll("\u200b", "").split(/<\/?mark>/).map(unescaped)
      const whole = pieces.join("")
      const words = title.split(" ")
      const ends = words.map((_, index) => words.slice(index).join(" "))
      const repeated = `${whole} `.startsWith(`${title} `) ? title : ends.find(end => whole.startsWith(`${end}.`))
      let skipped = repeated ? /^\.?\s*/.exec(whole.slice(repeated.length))[0].length + repeated.length : 0
      // Where a sentence is not whole.
      if (/^\p{Ll}/u.test(whole.slice(skipped))) yield "… "
      for (const [index, piece] of pieces.entries()) {
        const text = piece.slice(skipped)
        skipped = Math.max(0, skipped - piece.length)
        if (text) yield index % 2 ? make("mark", { textContent: text }) : text
      }
      if (/[\p{L}\p{N},;:]$/u.test(whole)) yield " …"
    }

    move(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step || event.target.localName === "select") return
      const stops = [this.words, ...this.list.querySelectorAll("a")]
      const next = stops[stops.indexOf(document.activeElement) + step]
      if (!next) return
      event.preventDefault()
      next.focus()
    }
  }

  async function searchOf(root) {
    const answer = await fetch(new URL("search/library.json", root), { cache: "no-cache" })
    if (!answer.ok) throw new Error("There is no index.")
    return new Search(root, await answer.json())
  }

  let search
  return {
    /* Raises an error if there is no index; calls `giveUp`, with the words, if it cannot be read later. */
    async open({ root, words, giveUp }) {
      search ??= searchOf(root)
      ;(await search).open(words, giveUp)
    },
  }
})()
