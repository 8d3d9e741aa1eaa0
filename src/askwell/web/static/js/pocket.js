// Keep the talks of today and tomorrow on this device, so that they open without a line; forget those before.

import { tidy } from "./room_store.js";

async function fill() {
  const answer = await fetch("/pocket.json", { cache: "no-store" });
  if (!answer.ok) return;
  /** @type {{ talks: string[], pages: string[], parts: string[] }} */
  const named = await answer.json();
  await tidy(named.talks);
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/service_worker.js");
  const { active } = await navigator.serviceWorker.ready;
  const done = new MessageChannel();
  done.port1.onmessage = () => (document.documentElement.dataset.pocket = "filled");
  active?.postMessage(named, [done.port2]);
}

// A device that keeps nothing, or a window that may not, works as before.
void fill().catch(() => undefined);
