/* Lets the browser keep the site for reading without a network; see worker.js. */
{
  const { worker } = document.currentScript.dataset
  // Where it is refused, as in a private window, the site works as it would without it.
  const register = () => navigator.serviceWorker?.register(worker, { updateViaCache: "none" }).catch(() => {})
  if (document.readyState === "complete") register()
  else addEventListener("load", register)
}
