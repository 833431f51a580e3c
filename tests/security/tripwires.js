// Runs in each page before anything of its own. What must never happen is told to `tripped`.
for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"]) {
  window[name] = (...words) => {
    window.tripped(`${name}(${words})`);
  };
}
// Playwright itself works by `eval`, but never with the words of an attack.
const indirect = window.eval;
window.eval = (code) => (String(code).includes("alert(1)") ? window.tripped(`eval(${code})`) : indirect(code));
