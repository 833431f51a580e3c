// Runs in each page before anything of its own. What must never happen is told to `tripped`.
for (const name of ["alert", "confirm", "prompt", "print", "open", "eval", "msgbox"]) {
  window[name] = (...words) => {
    window.tripped(`${name}(${words})`);
  };
}
addEventListener("beforeunload", () => window.tripped("leaves the page"));
