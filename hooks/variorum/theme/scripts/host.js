/* What Material for MkDocs writes into each page as inline scripts, as a file, so that a policy for content may
   forbid those: fetched once, and run at each of their places, before anything is painted. The names are Material's,
   whose own script asks for them. */
{
  const parts = {
    scope({ base }) {
      const keyOf = (name, scope) => `${scope.pathname}.${name}`
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
      const color = __md_get("__palette")?.color
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
  }

  const { part, ...settings } = document.currentScript.dataset
  parts[part](settings)
}
