/* Takes back what a site kept for reading without a network: a browser that has the worker fetches this in its place. */
addEventListener("install", event => event.waitUntil(skipWaiting()))
addEventListener("activate", event =>
  event.waitUntil(caches.delete(`variorum ${new URL(registration.scope).pathname}`).then(() => registration.unregister())))
