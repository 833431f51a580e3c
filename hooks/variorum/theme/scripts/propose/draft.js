/* What somebody has written into the form, kept until it is handed over: a reload does not lose it. It never leaves
   the browser, and goes with the tab. */

const STORE = "variorum-propose"

export class Draft {
  constructor(form) {
    this.form = form
    this.key = `${STORE}:${location.pathname}`
  }

  /* Every control by a key of its own: fields of two kinds may have one name. */
  *controls() {
    const { own, note, sources, words, name } = this.form
    for (const [kind, controls] of own) for (const one of controls) yield [`${kind}.${one.field.key}`, one]
    for (const one of [note, sources, words, name]) yield [one.field.key, one]
  }

  save() {
    const { form } = this
    const typed = Object.fromEntries([...this.controls()].map(([key, one]) => [key, one.draft]))
    const identifier = form.isNamed ? form.identifier.draft : ""
    this.store(JSON.stringify({ kind: form.kind, passage: form.passage.draft, typed, identifier }))
  }

  /* Fills in what was kept; returns whether there was something. */
  restore() {
    try {
      const kept = JSON.parse(this.store() ?? "null")
      if (kept) this.fillIn(kept)
      return Boolean(kept)
    } catch {
      // An earlier form of the edition kept it, with other fields.
      this.forget()
      return false
    }
  }

  fillIn(kept) {
    const { form } = this
    const kind = [...form.kinds.querySelectorAll("input")].find(({ value }) => value === kept.kind)
    if (kind) kind.checked = true
    for (const [key, one] of this.controls()) if (kept.typed[key] !== undefined) one.draft = kept.typed[key]
    form.passage.draft = kept.passage
    form.isNamed = kept.identifier !== ""
    if (form.isNamed) form.identifier.draft = kept.identifier
  }

  forget() {
    this.store("")
  }

  /* Returns what is kept, or keeps something, or with "" nothing more. A reader may have closed the store. */
  store(value) {
    try {
      if (value) sessionStorage.setItem(this.key, value)
      else if (value === "") sessionStorage.removeItem(this.key)
      return sessionStorage.getItem(this.key)
    } catch {
      return null
    }
  }
}
