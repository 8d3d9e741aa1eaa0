// Without a line: the talks of today and tomorrow open from this device, and every other page says what to do.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const POCKET = "askwell-pocket";
const PATIENCE = 4000;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  event.waitUntil(fill(event.data).then(() => event.ports[0]?.postMessage("filled")));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/static/")) event.respondWith(part(request));
});

/** Put the pages that Askwell names into the pocket, and take out all others. @param {{ pages: string[], parts: string[] }} named */
async function fill(named) {
  const pocket = await caches.open(POCKET);
  const wanted = [...named.pages, ...named.parts];
  await Promise.all(
    wanted.map(async (path) => {
      const found = await fetch(path, { cache: "no-store", redirect: "manual" });
      if (found.ok) await pocket.put(path, found);
    }),
  );
  for (const kept of await pocket.keys()) {
    if (!wanted.includes(new URL(kept.url).pathname)) await pocket.delete(kept);
  }
}

/** @param {Request} request @returns {Promise<Response>} */
async function page(request) {
  const pocket = await caches.open(POCKET);
  const kept = await pocket.match(new URL(request.url).pathname);
  try {
    if (!kept) return await fetch(request);
    const answer = await within(fetch(request), PATIENCE);
    return answer.status < 500 ? answer : kept;
  } catch {
    return kept ?? (await pocket.match("/pocket")) ?? Response.error();
  }
}

/** @param {Request} request @returns {Promise<Response>} */
async function part(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

/** Return an answer; raises when it takes longer. @param {Promise<Response>} answer @param {number} milliseconds @returns {Promise<Response>} */
function within(answer, milliseconds) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("late")), milliseconds);
    answer.then(resolve, reject);
  });
}
