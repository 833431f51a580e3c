/* What Material for MkDocs writes into each page as inline scripts, as a file, so that a policy for content may
   forbid those: fetched once, and run at each of their places, before anything is painted. The names are Material's,
   whose own script asks for them. */
{
  /* A script that is loaded when somebody asks for it. */
  class LateScript {
    isThere = false

    constructor(source) {
      this.source = source
    }

    load() {
      return (this.loading ??= new Promise(done => {
        const script = document.createElement("script")
        Object.assign(script, { src: this.source, onload: done, onerror: done })
        script.dataset.late = ""
        document.body.append(script)
      }).then(() => { this.isThere = true }))
    }
  }

  /* Whether our script of the reading page has something to do before the page is drawn: the address leads to
     something, or a reader chose something on another page. */
  const isAwaited = () => {
    if (location.search || location.hash) return true
    try {
      return Boolean(localStorage.getItem("variorum"))
    } catch {
      return false
    }
  }

  const parts = {
    scope({ base }) {
      const keyOf = (name, scope) => `${scope.pathname}.${name}`
      // Where no server turns the address of a folder into that of its page, we do.
      if (location.protocol === "file:")
        addEventListener("click", ({ target }) => {
          const link = target.closest?.("a[href]")
          if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
        }, { capture: true })
      // The part `reading`, at the end of the page, loads it; the browser may fetch it from now on.
      if (isAwaited()) {
        const href = new URL("variorum.js", document.currentScript.src)
        document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href }))
      }
      // Until Material's own script says so, this shows the search.
      document.documentElement.classList.add("vm-script")
      window.__md_scope = new URL(base, location)
      window.__md_hash = text => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0)
      window.__md_get = (name, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(keyOf(name, scope)))
      window.__md_set = (name, value, store = localStorage, scope = __md_scope) => {
        try {
          store.setItem(keyOf(name, scope), JSON.stringify(value))
        } catch {
          // A reader has closed the store: then nothing is remembered.
        }
      }
    },

    palette() {
      // Material's script, which comes later, chooses in the same way; until then its button has to be there.
      const inputs = [...document.querySelectorAll("[data-md-component=palette] input")]
      const stored = __md_get("__palette")
      const fitting = inputs.findIndex(input => matchMedia(input.dataset.mdColorMedia).matches)
      const input = inputs[Math.max(0, Math.min(stored?.index ?? fitting, inputs.length - 1))]
      if (input) {
        input.checked = true
        if (input.nextElementSibling?.matches("label")) input.nextElementSibling.hidden = false
      }
      const chosen = ["media", "scheme", "primary", "accent"].map(key => [key, input?.getAttribute(`data-md-color-${key}`)])
      const color = stored?.color ?? (input && Object.fromEntries(chosen))
      if (!color) return
      if (color.media === "(prefers-color-scheme)") {
        const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"
        const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${scheme})']`)
        for (const key of ["media", "scheme", "primary", "accent"]) color[key] = input.getAttribute(`data-md-color-${key}`)
      }
      for (const [key, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${key}`, value)
    },

    tabs({ linked }) {
      const chosen = linked !== undefined && __md_get("__tabs")
      for (const set of Array.isArray(chosen) ? document.querySelectorAll(".tabbed-set") : []) {
        const labels = [...set.querySelectorAll(".tabbed-labels label")]
        const label = chosen.map(tab => labels.find(label => label.innerText.trim() === tab)).find(Boolean)
        if (label) document.getElementById(label.htmlFor).checked = true
      }
      const target = document.getElementById(location.hash.slice(1))
      if (target?.name) target.checked = target.name.startsWith("__tabbed_")
    },

    /* Material's script asks for the index of the search as soon as it runs; the request waits until
       somebody searches. */
    search() {
      const toggle = document.getElementById("__search")
      if (!toggle || toggle.checked) return
      const { open, send } = XMLHttpRequest.prototype
      const held = []
      XMLHttpRequest.prototype.open = function (method, address, ...rest) {
        this.isSearchIndex = /\/search\/search_index\.json$/.test(address)
        return open.call(this, method, address, ...rest)
      }
      XMLHttpRequest.prototype.send = function (...content) {
        if (this.isSearchIndex && !toggle.checked) held.push(() => send.apply(this, content))
        else send.apply(this, content)
      }
      toggle.addEventListener("change", () => { for (const resume of held.splice(0)) resume() })
    },

    /* Loads Material's script when a reader does something, or at once where a page needs it to be whole; and the
       index of the search only when somebody searches. */
    bundle({ source }) {
      parts.search()
      const script = new LateScript(source)
      const load = () => script.load()
      const asksForIt = new URLSearchParams(location.search)
      const whatItCompletes =
        ".mermaid, .annotate, .tabbed-set, .highlight, pre > code, .md-content table:not([class]), .md-banner, [data-md-component=consent]"
      if (asksForIt.has("q") || asksForIt.has("h") || document.querySelector(whatItCompletes)) {
        load()
        return
      }
      for (const doing of ["scroll", "wheel", "pointerdown", "touchstart", "keydown", "focusin"])
        addEventListener(doing, load, { capture: true, once: true, passive: true })
      document.querySelector(".md-header")?.addEventListener("pointerenter", load, { once: true })

      // What was done before the script was there is done again when it is.
      const hasOwnSearch = () => document.querySelector("script[data-search]")
      addEventListener("click", event => {
        const label = event.target.closest?.(".md-header label[for^=__palette], .md-header label[for=__search]")
        if (script.isThere || !label || (label.htmlFor === "__search" && hasOwnSearch())) return
        event.preventDefault()
        load().then(() => label.click())
      }, { capture: true })
      addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
        if (script.isThere || ctrlKey || metaKey || altKey || target.closest?.("input, textarea, select, [contenteditable]")) return
        if (["/", "s", "f"].includes(key) && !hasOwnSearch()) load().then(() => openSearch(600))
      })
      // Material shows its search only some time after its script is there: until then nothing can be focused.
      const openSearch = frames => {
        const [input, toggle] = [document.querySelector(".md-search__input"), document.querySelector("#__search")]
        if (!input || !toggle) return
        if (!toggle.checked) toggle.click()
        input.focus()
        if (document.activeElement !== input && frames) requestAnimationFrame(() => openSearch(frames - 1))
      }
    },

    /* Loads our script of the reading page, at once if it is awaited, else when the page is drawn or a reader does
       something. */
    reading({ source }) {
      const script = new LateScript(source)
      const load = () => script.load()
      if (isAwaited() || document.hidden) load()
      else if (!window.PerformanceObserver?.supportedEntryTypes?.includes("paint")) addEventListener("load", load)
      else new PerformanceObserver(load).observe({ type: "paint", buffered: true })
      for (const doing of ["pointerdown", "keydown", "focusin", "visibilitychange", "beforeprint"])
        addEventListener(doing, load, { capture: true, once: true, passive: true })

      // What was done before the script was there is done again when it is.
      addEventListener("click", event => {
        const target = event.target.closest?.(".vm-mark, a, button")
        if (script.isThere || !target?.matches(".vm-ref, .vm-mark") || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        event.stopPropagation()
        const { detail } = event
        load().then(() => target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail })))
      }, { capture: true })
      addEventListener("keydown", event => {
        const { key, target } = event
        if (script.isThere || !["j", "k", "?"].includes(key) || event.ctrlKey || event.metaKey || event.altKey) return
        event.stopPropagation()
        load().then(() => target.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, key })))
      }, { capture: true })
      addEventListener("change", ({ target }) => {
        if (script.isThere || !target.closest?.(".vm-bar")) return
        const { checked } = target
        load().then(() => {
          target.checked = checked
          target.dispatchEvent(new Event("change", { bubbles: true }))
        })
      })
    },
  }

  const { part, ...settings } = document.currentScript.dataset
  parts[part](settings)
}
