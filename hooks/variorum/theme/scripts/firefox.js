
/* ---- Firefox moves the notes below one that has grown only when what holds them changes: styles/firefox.css ---- */

function settle() {
  const edition = document.querySelector(".vm-edition")
  edition?.style.setProperty("--vm-again", 1 + (edition.style.getPropertyValue("--vm-again") % 50))
}

if (CSS.supports("-moz-orient: inline")) {
  document.addEventListener("toggle", settle, true)
  document.addEventListener("change", settle)
}
