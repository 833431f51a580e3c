/* Keeps the site for reading without a network. While there is one, every answer comes from the server, as it would
   without this; only where the server does not answer, what was kept takes its place.

   Before this stands `FILES`: the addresses of what is kept, from the folder of this file, and how the SHA-256 of each
   begins. Each build writes it anew, so a browser sees by this file alone that something changed, and fetches no more
   than that. Files are kept by their sums: those of the last build stay whole until all of this one are there. */
const SCOPE = new URL(registration.scope)
// Other sites on the same host have caches of their own.
const CACHE = `variorum ${SCOPE.pathname}`
const AT_A_TIME = 6
const PATIENCE = 5_000

const address = path => new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE)
const key = path => `${address(path)}?sha256=${FILES[path]}`

const sumOf = async body =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))].map(byte => byte.toString(16).padStart(2, "0")).join("")

const take = async (cache, path) => {
  const answer = await fetch(address(path), { cache: "no-cache" })
  const body = await answer.arrayBuffer()
  // In the middle of a deployment a server still has the last build: the next visit tries again.
  if (!answer.ok || !(await sumOf(body)).startsWith(FILES[path])) throw new Error(`${path} is not that of this build`)
  const type = answer.headers.get("Content-Type")
  await cache.put(key(path), new Response(body, { headers: type ? { "Content-Type": type } : {} }))
}

const takeAll = async () => {
  const cache = await caches.open(CACHE)
  const there = new Set((await cache.keys()).map(({ url }) => url))
  const missing = Object.keys(FILES).filter(path => !there.has(key(path)))
  const takeNext = async () => {
    for (let path = missing.pop(); path !== undefined; path = missing.pop()) await take(cache, path)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, takeNext))
  await skipWaiting()
}

const dropOld = async () => {
  const cache = await caches.open(CACHE)
  const known = new Set(Object.keys(FILES).map(key))
  const old = (await cache.keys()).filter(({ url }) => !known.has(url))
  await Promise.all(old.map(request => cache.delete(request)))
  await clients.claim()
}

const kept = async path => {
  if (!(path in FILES)) return
  const cache = await caches.open(CACHE)
  return cache.match(key(path))
}

const withoutServer = async ({ url, mode }, path) => {
  if (`${path}/` in FILES) return Response.redirect(`${url.split(/[?#]/)[0]}/`)
  const found = (await kept(path)) ?? (await kept(`${path}.html`)) ?? (mode === "navigate" ? await kept("404.html") : null)
  return found ?? Response.error()
}

const answer = async (request, path) => {
  const fromServer = fetch(request).then(found => {
    if (found.status >= 500) throw new Error(`${found.status}`)
    return found
  })
  const late = new Promise(done => setTimeout(done, PATIENCE)).then(() => kept(path)).then(found => found ?? fromServer)
  try {
    return await Promise.race([fromServer, late])
  } catch {
    return withoutServer(request, path)
  }
}

addEventListener("install", event => event.waitUntil(takeAll()))
addEventListener("activate", event => event.waitUntil(dropOld()))
addEventListener("fetch", event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return
  const path = decodeURIComponent(pathname.slice(SCOPE.pathname.length)).replace(/(^|\/)index\.html$/, "$1")
  event.respondWith(answer(request, path))
})
