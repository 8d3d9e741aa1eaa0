// The room: one question at a time, the buttons under the thumb, and the quiet check-in at the agreed minute.

import { startClock } from "./room_clock.js";
import { keepHere, lookAfterNotes, trouble } from "./room_notes.js";

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
}

const room = part("room");
const steps = /** @type {HTMLElement[]} */ ([...room.querySelectorAll(".question")]);
const place = `askwell:room:${room.dataset.uid}/step`;
const goodbye = `askwell:room:${room.dataset.uid}/end`;
const notes = lookAfterNotes(room);
const clock = startClock(room, timeIsUp);
const end = /** @type {HTMLFormElement} */ (part("end"));
const next = part("next");
let at = Math.min(Number(localStorage.getItem(place)) || 0, steps.length - 1);

/** @param {boolean} [moved] whether somebody asked for this step, so that the focus goes along */
function show(moved = true) {
  steps.forEach((step, number) => (step.hidden = number !== at));
  const last = at === steps.length - 1;
  for (const id of ["next", "skip", "star"]) {
    const button = document.getElementById(id);
    if (button) button.hidden = last;
  }
  part("finish").hidden = !last;
  part("thumb").classList.toggle("at-end", last);
  next.textContent = (at === steps.length - 2 ? next.dataset.thanks : next.dataset.next) ?? "";
  /** @type {HTMLButtonElement} */ (part("back")).disabled = at === 0;
  showStar();
  keepHere(place, at);
  if (moved) focus();
}

/** Put the cursor into the notes where there is a keyboard; else let the question be read first. */
function focus() {
  const step = steps[at];
  const area = step?.querySelector("textarea[data-at]");
  const heading = step?.querySelector("h1");
  part("ask").scrollTop = 0;
  if (matchMedia("(pointer: fine)").matches && area instanceof HTMLElement && step?.dataset.item) area.focus();
  else heading?.focus();
}

function showStar() {
  const star = document.getElementById("star");
  const one = notes.get(steps[at]?.dataset.item ?? "none");
  star?.setAttribute("aria-pressed", String(Boolean(one?.star)));
}

/** @param {number} by */
function go(by) {
  at = Math.max(0, Math.min(at + by, steps.length - 1));
  show();
}

function timeIsUp() {
  if (at === steps.length - 1) return;
  part("check").hidden = false;
  if ("vibrate" in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(200);
}

/** Tell Askwell what they said at the agreed minute. @param {"go_on" | "stop"} said */
async function tell(said) {
  try {
    const body = new URLSearchParams({ said });
    const answer = await fetch(room.dataset.time ?? "", { method: "POST", body });
    const told = /** @type {{ ok: boolean, words?: string, extra_minutes?: number, until?: string, check?: string }} */ (
      await answer.json()
    );
    if (!told.ok) return trouble(told.words ?? "");
    if (said === "go_on") {
      part("until").textContent = told.until ?? "";
      part("check-words").textContent = told.check ?? "";
      part("check").hidden = true;
      clock.extend(told.extra_minutes ?? 0);
    }
    trouble("");
  } catch {
    trouble(room.dataset.unheard ?? "");
  }
}

function keepGoodbye() {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [name, value] of new FormData(end)) {
    if (!name.startsWith("note-") && !name.startsWith("star-")) kept[name] = String(value);
  }
  keepHere(goodbye, kept);
}

function restoreGoodbye() {
  const text = localStorage.getItem(goodbye);
  if (!text) return;
  for (const [name, value] of Object.entries(/** @type {Record<string, string>} */ (JSON.parse(text)))) {
    const field = end.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true;
    else if (field instanceof RadioNodeList || field instanceof HTMLInputElement) field.value = value;
    else if (field instanceof HTMLTextAreaElement) field.value = value;
  }
}

/** Keep the screen awake while the talk goes on, where the device lets us. */
async function stayAwake() {
  try {
    if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen");
  } catch {
    // A device that saves its battery says no, and the room works without.
  }
}

next.addEventListener("click", () => go(1));
part("skip").addEventListener("click", () => go(1));
part("back").addEventListener("click", () => go(-1));
document.getElementById("star")?.addEventListener("click", () => {
  notes.get(steps[at]?.dataset.item ?? "none")?.toggle();
  showStar();
});
for (const id of ["go-on", "go-on-check"]) part(id).addEventListener("click", () => void tell("go_on"));
part("close-check").addEventListener("click", () => {
  part("check").hidden = true;
  at = steps.length - 1;
  show();
  void tell("stop");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && !next.hidden) go(1);
});
end.addEventListener("input", keepGoodbye);
document.addEventListener("visibilitychange", () => void stayAwake());
restoreGoodbye();
show(false);
void stayAwake();
