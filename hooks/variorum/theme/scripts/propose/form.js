/* The form in which a reader proposes a note. Loaded when somebody first asks for it; made from
   variorum-form.js, which the engine makes from its model. */

import { control, element } from "./controls.js"
import { textsAsTheyCame } from "./elements.js"
import { headline } from "./headline.js"
import { faultOfReading } from "./idle_readings.js"
import { addressWithin, preview, unsafeLink } from "./markdown.js"
import { addressOf, entriesOf, fileOf, suggestedId } from "./note.js"
import { Passage } from "./passage.js"
import { Draft } from "./draft.js"

const WORDS_FOR_EDITORS = {
  key: "editors", label: "For the editors", required: false, longest: 2_000, list: true,
  description: "A source that is not in the list, a term that is missing, or anything else they should know. It stands in the file as a comment, and not on the page."
}
const SOURCES = citation => ({
  key: "sources", label: "Sources", required: false, least: 0, list: true, entry: citation, addLabel: "Add a source",
  description: "What stands behind the note, from the edition’s register."
})

let form = null

/* Opens the form on the words of `range`, or on the whole article; done when it is closed. What was
   typed and not handed over is there again the next time, on the same page. */
export async function propose(range, edition) {
  if (form?.edition !== edition) {
    const { description } = globalThis.variorumForm
    const asTheyCame = await textsAsTheyCame(edition)
    form?.dialog.remove()
    form = new Form(edition, description, asTheyCame, edition.querySelector(".vm-header__propose").dataset)
  }
  return form.open(range)
}

class Form {
  constructor(edition, description, asTheyCame, article) {
    Object.assign(this, { edition, description, article })
    this.ids = { ...description, witnesses: JSON.parse(article.witnesses) }
    this.registers = Object.fromEntries(
      ["terms", "witnesses"].map(name => [name, new Map(this.ids[name].map(([id, ...shown]) => [id, shown]))])
    )
    /* Also of notes on other articles, and of those that were withdrawn. */
    this.taken = new Set(globalThis.variorumForm.ids.split(" "))
    this.isDue = false
    const changed = () => this.update()
    this.passage = new Passage(edition, asTheyCame, changed)
    this.kinds = this.kindChoice()
    this.own = new Map(
      description.kinds.map(kind => [kind.name, kind.fields.map(field => control(field, this.ids, changed))])
    )
    this.note = control({ ...description.note, isProse: true }, this.ids, changed)
    this.sources = control(SOURCES(description.citation), this.ids, changed)
    this.words = control(WORDS_FOR_EDITORS, this.ids, changed)
    this.name = control({ key: "name", label: "Your name", required: false, longest: 200, description: "As it shall stand below the note." }, this.ids, changed)
    this.identifier = control({ ...description.id, key: "identifier", label: "Name of the note" }, this.ids, changed)
    this.build()
    this.draft = new Draft(this)
    this.isRestored = this.draft.restore()
    this.update()
  }

  kindChoice() {
    const radios = this.description.kinds.map(({ name, title, description }, at) => {
      const input = element("input", { type: "radio", name: "vm-propose-kind", value: name, checked: at === 0 })
      const label = element("label", { className: `vm-kind--${name}` }, input, element("b", {}, title), " ", element("span", {}, description))
      return label
    })
    return element("fieldset", { className: "vm-form__kinds" }, element("legend", {}, "Kind of note"), ...radios)
  }

  get kind() {
    return this.kinds.querySelector(":checked").value
  }

  /* What the description says of the chosen kind. */
  described() {
    return this.description.kinds.find(({ name }) => name === this.kind)
  }

  build() {
    this.fields = element("div")
    this.shown = element("aside", { className: "vm-note", ariaLabel: "The note, as it will look" })
    this.yaml = element("pre", { tabIndex: 0, role: "region", ariaLabel: "The lines of the file" })
    this.status = element("p", { className: "vm-form__status", role: "status" })
    this.problems = element("div", { className: "vm-form__problems" })
    const names = element("datalist", { id: "vm-propose.names" }, ...this.description.contributors.map(([, name]) => element("option", { value: name })))
    const { forge } = this.description
    this.send = element("button", { type: "submit", className: "vm-form__send" }, forge ? `Open a ${forge.request} on ${forge.name}` : "Download")
    this.tooLong = element("p", { className: "vm-form__hint", hidden: true })
    const button = (label, act) => {
      const made = element("button", { type: "button" }, label)
      made.addEventListener("click", act)
      return made
    }
    const copy = button("Copy", () => this.ready() && this.copy("The file is copied."))
    const download = forge ? [button("Download", () => this.ready() && this.download())] : []
    const close = button("Close", () => this.dialog.close())
    const how = element("p", { className: "vm-form__hint" }, forge
      ? `On ${forge.name} you look at the file once more and send it; it needs an account there. Or copy or download it and send it to the editors.`
      : "Send the file to the editors, or copy its lines into your message.")
    const left = element("div", { className: "vm-form__fields" }, this.passage.element, this.kinds, this.fields, this.note.element, this.sources.element, this.words.element, this.name.element, names)
    this.path = element("code")
    const file = element("details", { className: "vm-form__file" }, element("summary", {}, "The file ", this.path), this.identifier.element, this.yaml)
    const right = element("div", { className: "vm-form__result" }, element("h3", {}, "As it will look"), this.shown, file, this.problems)
    const buttons = element("div", { className: "vm-form__buttons" }, this.status, this.send, copy, ...download, close)
    this.form = element("form", { noValidate: true }, element("h2", { id: "vm-propose.heading" }, "Propose a note"), element("div", { className: "vm-form__columns" }, left, right), this.tooLong, how, buttons)
    this.dialog = element("dialog", { className: "vm-form" }, this.form)
    this.dialog.setAttribute("aria-labelledby", "vm-propose.heading")
    this.form.addEventListener("input", event => {
      if (this.identifier.input === event.target) this.isNamed = event.target.value !== ""
      this.update()
      this.draft.save()
    })
    this.form.addEventListener("change", () => {
      this.update()
      this.draft.save()
    })
    this.form.addEventListener("submit", event => {
      event.preventDefault()
      if (this.ready()) this.handOver()
    })
    document.body.append(this.dialog)
  }

  open(range) {
    this.status.textContent = this.isRestored ? "What you wrote before is here again." : ""
    if (range || !this.isRestored) this.passage.select(range)
    this.isRestored = false
    this.dialog.showModal()
    this.form.scrollTop = 0
    const first = range ? this.kinds.querySelector(":checked") : this.passage.input
    first.focus()
    return new Promise(resolve => this.dialog.addEventListener("close", resolve, { once: true }))
  }

  /* The fields of the kind of note. A variant is judged by its effect on this text or by its relation to it,
     whichever fits the witness. */
  ownControls() {
    const controls = this.own.get(this.kind)
    if (this.kind !== "variant") return controls
    const { value } = controls.find(one => one.field.key === "witness")
    const judgedBy = this.registers.witnesses.get(value)?.[2] || "effect"
    return controls.filter(({ field: { key } }) => !["effect", "relation"].includes(key) || key === judgedBy)
  }

  controls() {
    return [...this.ownControls(), this.note, this.sources, this.words, this.name, this.identifier]
  }

  /* Everything that is shown of the note, made anew at each change. */
  update() {
    if (!this.dialog) return
    const controls = this.ownControls()
    const every = this.own.get(this.kind)
    if (this.fields.firstChild !== every[0]?.element) this.fields.replaceChildren(...every.map(one => one.element))
    for (const one of every) one.element.hidden = !controls.includes(one)
    this.sources.element.hidden = !this.description.sources.length
    this.name.input.setAttribute("list", "vm-propose.names")
    const note = { kind: this.kind, quote: this.passage.selector?.quote }
    for (const one of controls) note[one.field.key] = one.value
    if (!this.isNamed) this.identifier.input.value = suggestedId(note, id => this.isTaken(id))
    this.show(headline(this.described(), note, this.registers))
    this.file = this.fileOf(note)
    this.yaml.textContent = this.file.text
    this.path.textContent = this.file.path
    this.faults = [...this.check()]
    this.tell()
    this.limit()
  }

  isTaken(id) {
    return this.taken.has(id) || Boolean(document.getElementById(id))
  }

  fileOf(note) {
    const id = this.identifier.value
    const typed = this.name.value
    const known = this.description.contributors.find(([, name]) => name.toLowerCase() === typed.toLowerCase())
    const own = this.ownControls().filter(one => one.field.required || !one.isEmpty()).map(one => [one.field.key, one.value])
    const rest = [["note", this.note.value]]
    if (!this.sources.isEmpty()) rest.push(["sources", this.sources.value])
    if (known) rest.push(["by", [known[0]]])
    const entries = entriesOf(id, note.kind, this.passage.selector, own, rest)
    const text = fileOf(entries, known ? "" : typed, this.words.input.value)
    return { name: `${id}.yml`, path: `annotations/${this.article.slug}/${id}.yml`, text }
  }

  *check() {
    yield* this.passage.check(this.isDue, this.kind)
    const unsafe = unsafeLink(this.note.value)
    const taken = this.isTaken(this.identifier.value)
    for (const one of this.controls()) {
      if (one === this.note && unsafe !== undefined)
        yield* one.check(this.isDue, `A link leads to “${unsafe.slice(0, 60)}”, which is not safe to publish. Write the whole address with https://, or remove the link.`)
      else if (one === this.identifier && taken)
        yield* one.check(true, `The name “${this.identifier.value}” is used already. Give this note a name of its own.`)
      else if (one.field.key === "reading" && this.kind === "correction") yield* one.check(this.isDue, this.faultOf(one.value))
      else yield* one.check(this.isDue)
    }
  }

  /* What is wrong with the reading of a correction, beside the words that it is about. */
  faultOf(reading) {
    const { span, reading: text } = this.passage
    const fault = this.own.get("correction").find(({ field }) => field.key === "fault")?.value
    return span ? faultOfReading(reading, fault, span, text) : ""
  }

  show(line) {
    const { title } = this.described()
    this.shown.className = `vm-note vm-kind--${this.kind}`
    const summary = element("p", { className: "vm-form__headline" }, element("i", {}, element("bdi", {}, title)), ...(line ? [" ", element("span", {}, line)] : []))
    summary.dir = "auto"
    this.shown.replaceChildren(summary, element("div", { className: "vm-note__body", dir: "auto" }, ...preview(this.note.value, target => addressWithin(target, this.article.notePage))))
  }

  tell() {
    this.problems.toggleAttribute("data-due", this.isDue)
    const links = this.faults.map(({ control, fault }) => {
      const link = element("button", { type: "button" }, fault.split(/(?<=\.) /)[0])
      link.addEventListener("click", () => this.goTo(control))
      return element("li", {}, link)
    })
    const heading = element("h3", {}, links.length === 1 ? "One thing is left to do" : `${links.length} things are left to do`)
    this.problems.replaceChildren(...(links.length ? [heading, element("ul", {}, ...links)] : [element("h3", {}, "No problems found")]))
  }

  goTo(control) {
    control.input.closest("details")?.setAttribute("open", "")
    control.input.focus()
  }

  /* Whether the note can be handed over; else all that is wrong is shown, beginning with the first. */
  ready() {
    this.isDue = true
    this.update()
    const [first] = this.faults
    if (!first) return true
    this.goTo(first.control)
    this.status.textContent = `The note is not complete: ${first.fault}`
    return false
  }

  limit() {
    const { forge, longestAddress } = this.description
    if (!forge) return
    const isTooLong = addressOf(forge, this.file.path, this.file.text).length > longestAddress
    this.send.hidden = isTooLong
    this.tooLong.hidden = !isTooLong
    const page = element("a", { href: addressOf(forge, this.file.path, ""), target: "_blank", rel: "noopener" }, `an empty file on ${forge.name}`)
    this.tooLong.replaceChildren("The note is too long to be handed over in an address: copy it, and put it into ", page, ".")
  }

  handOver() {
    const { forge } = this.description
    if (!forge) return this.download()
    if (this.send.hidden) return this.copy("The file is copied.")
    this.draft.forget()
    open(addressOf(forge, this.file.path, this.file.text), "_blank", "noopener")
    this.copy(`${forge.name} opens in a new tab. If the file is empty there, paste: it is copied as well.`)
  }

  async copy(words) {
    try {
      await navigator.clipboard.writeText(this.file.text)
      this.status.textContent = `${words} Its place is ${this.file.path}.`
    } catch {
      this.yaml.closest("details").open = true
      getSelection().selectAllChildren(this.yaml)
      this.status.textContent = "This browser does not let the page copy: the lines are marked, copy them yourself."
    }
  }

  download() {
    const address = URL.createObjectURL(new Blob([this.file.text], { type: "application/yaml" }))
    element("a", { href: address, download: this.file.name }).click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    this.draft.forget()
    this.status.textContent = `The file is downloaded. Its place is ${this.file.path}.`
  }
}
