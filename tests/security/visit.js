// Does with a page all that a reader could do, and returns what the page is made of.
(async () => {
  const before = [document.title, location.pathname, location.search];
  const edition = document.querySelector(".vm-edition") ?? document.querySelector("article");
  for (const details of document.querySelectorAll("details")) details.open = true;
  const links = [...document.querySelectorAll(".vm-note a, .vm-header a")];
  const into_page = links.filter((link) => link.getAttribute("href")?.startsWith("#"));
  const elsewhere = links.filter((link) => !/^(https?|mailto):$/.test(link.protocol));
  for (const link of [...elsewhere, ...into_page.slice(0, 5)]) link.click();
  const inputs = [...edition.querySelectorAll("input")];
  const chosen = inputs.filter((input) => input.checked);
  // Not the form for new notes: whether it is there in time is chance, and tests/propose looks at it.
  for (const input of edition.querySelectorAll("input, button:not(.vm-header__write)")) input.click();
  // The switches stand in the address: put back, they must leave the address that was there.
  for (const input of inputs) if (input.checked !== chosen.includes(input) && input.type === "checkbox") input.click();
  for (const input of chosen) if (!input.checked) input.click();
  const names = ["mouseover", "mouseenter", "pointerover", "focus", "error", "load", "toggle", "animationend"];
  const parts = new Set();
  const elements = [...edition.querySelectorAll("*")];
  // One kind of event after the other: between two kinds a browser would lay out the page anew for each element.
  for (const event of names.map((name) => new Event(name))) {
    for (const element of elements) element.dispatchEvent(event);
  }
  await new Promise((done) => setTimeout(done, 5));
  for (const element of document.querySelectorAll("*")) {
    parts.add(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      parts.add(`<${element.localName} ${name}>`);
      if (name.startsWith("on")) parts.add(`${name}=${value}`);
    }
  }
  const after = [document.title, location.pathname, location.search];
  return { changed: String(before) === String(after) ? [] : [...before, ...after], parts: [...parts] };
})();
