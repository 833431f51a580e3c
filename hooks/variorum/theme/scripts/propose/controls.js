/* The controls of a form, made from the description of its fields. Each knows its value, as it is
   written in the file, and what is wrong with it. */

import { hasForm } from "./text_forms.js"
import { asLine, asLines, asProse } from "./texts.js"

let count = 0

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/* One field with its label, what it means, and its problem. */
class Control {
  constructor(field, input) {
    this.field = field
    this.input = input
    this.isTouched = false
    input.id = `vm-propose.${field.key}.${++count}`
    this.problem = element("p", { className: "vm-form__problem", id: `${input.id}.problem`, hidden: true })
    const hint = element("p", { className: "vm-form__hint", id: `${input.id}.hint` }, field.description, field.list ? " One on each line." : "")
    const label = element("label", { htmlFor: input.id }, field.label)
    if (!field.required) label.append(element("i", {}, " (optional)"))
    input.setAttribute("aria-describedby", `${hint.id} ${this.problem.id}`)
    if (field.required && !field.canBeEmpty) input.setAttribute("aria-required", "true")
    input.addEventListener("change", () => (this.isTouched = true))
    this.element = element("div", { className: `vm-form__field vm-form__field--${field.key}` }, label, input, this.problem, hint)
  }

  get value() {
    const { field, input } = this
    if (field.list) return asLines(input.value)
    return field.isProse ? asProse(input.value) : asLine(input.value)
  }

  isEmpty() {
    return this.value.length === 0
  }

  /* What was typed, as it was typed. */
  get draft() {
    return this.input.value
  }

  set draft(typed) {
    this.input.value = typed
  }

  fault() {
    const { value, field } = this
    if (!value.length) {
      if (!field.required || field.canBeEmpty) return ""
      return field.choices || field.ids ? `${field.label} is not chosen.` : `${field.label} is empty.`
    }
    const tooLong = [value].flat().some(text => [...text].length > field.longest)
    if (tooLong) return `${field.label} has more than ${field.longest.toLocaleString("en")} characters. Shorten it.`
    return field.pattern && !hasForm(value, field) ? `${field.label} cannot be “${[...value].slice(0, 60).join("")}”. Write ${field.inWords}.` : ""
  }

  /* Yields what is wrong, and shows it to whoever has been there or wants to go on. */
  *check(isDue, further = "") {
    const fault = this.fault() || further
    const isShown = Boolean(fault) && (isDue || this.isTouched)
    this.problem.hidden = !isShown
    if (this.problem.textContent !== fault) this.problem.textContent = fault
    this.input.setAttribute("aria-invalid", String(isShown))
    if (fault) yield { control: this, fault }
  }
}

const textArea = field =>
  element("textarea", { rows: field.isProse ? 5 : field.list ? 3 : 1, dir: "auto", spellcheck: true })

function choice(field, ids) {
  const options = field.ids
    ? ids[field.ids].map(([id, name]) => element("option", { value: id }, name))
    : field.choices.map(([word, label, meaning]) =>
        element("option", { value: word, title: meaning }, meaning ? `${label}: ${meaning}` : label)
      )
  return element("select", {}, element("option", { value: "" }, "Choose …"), ...options)
}

/* Several entries, each with fields of its own. */
class Entries {
  constructor(field, ids, changed) {
    this.field = field
    this.rows = []
    this.list = element("div")
    const add = element("button", { type: "button" }, field.addLabel ?? `Another of the ${field.label.toLowerCase()}`)
    this.another = () => this.add(ids, changed)
    add.addEventListener("click", () => {
      this.another().controls[0].input.focus()
      changed()
    })
    const legend = element("legend", {}, field.label)
    if (!field.required) legend.append(element("i", {}, " (optional)"))
    const hint = element("p", { className: "vm-form__hint" }, field.description)
    this.element = element("fieldset", { className: `vm-form__entries vm-form__field--${field.key}` }, legend, hint, this.list, add)
    this.addButton = add
    for (let at = 0; at < field.least; at++) this.another()
  }

  add(ids, changed) {
    const controls = this.field.entry.map(field => control(field, ids, changed))
    const row = { controls, element: element("div", { className: "vm-form__entry" }, ...controls.map(one => one.element)) }
    if (this.rows.length >= this.field.least) {
      const remove = element("button", { type: "button" }, "Remove")
      remove.addEventListener("click", () => {
        this.rows.splice(this.rows.indexOf(row), 1)
        row.element.remove()
        this.addButton.focus()
        changed()
      })
      row.element.append(remove)
    }
    this.rows.push(row)
    this.list.append(row.element)
    return row
  }

  get value() {
    return this.rows.map(({ controls }) =>
      Object.fromEntries(controls.filter(one => !one.isEmpty() || one.field.required).map(one => [one.field.key, one.value]))
    )
  }

  isEmpty() {
    return this.rows.length === 0
  }

  get draft() {
    return this.rows.map(({ controls }) => controls.map(one => one.draft))
  }

  set draft(rows) {
    rows.forEach((typed, at) => {
      const { controls } = this.rows[at] ?? this.another()
      controls.forEach((one, field) => (one.draft = typed[field] ?? ""))
    })
  }

  *check(isDue) {
    for (const { controls } of this.rows) for (const one of controls) yield* one.check(isDue)
  }
}

export function control(field, ids, changed) {
  if (field.entry) return new Entries(field, ids, changed)
  return new Control(field, field.choices || field.ids ? choice(field, ids) : textArea(field))
}
