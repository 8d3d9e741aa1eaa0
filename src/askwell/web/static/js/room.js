// The room: the door, one question at a time, the buttons under the thumb, the quiet check-in at the agreed minute.

import "./grow.js";
import { Clock, Wall, fill } from "./room_clock.js";
import { Line } from "./room_line.js";
import { Notes } from "./room_notes.js";
import { Tab } from "./room_tab.js";

/** @typedef {import("./room_line.js").Told} Told */

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
}

/** @type {{ uid: string, state: string, began: number | null, now: number, minutes: number, extra: number, more: number, offsets: number[], said: string | null, send: string, checks: string[], notes: Record<string, import("./room_line.js").Standing> }} */
const facts = JSON.parse(part("facts").textContent ?? "");
/** @type {Record<string, string>} */
const words = JSON.parse(part("words").textContent ?? "");
const place = `askwell:room:${facts.uid}/place`;
const room = part("room");
const steps = /** @type {HTMLElement[]} */ ([...room.querySelectorAll(".question[data-question]"), part("last")]);
const end = /** @type {HTMLFormElement} */ (part("end"));
const debrief = /** @type {HTMLFormElement} */ (part("debrief"));
const next = part("next");
const wall = new Wall();
const clock = new Clock(wall, facts, words, timeIsUp);
const line = new Line(facts.uid, facts.send, wall, { changed, trouble });
const tab = new Tab(facts.uid);
/** @type {Map<string, Notes>} */
const notes = new Map();
/** @type {Told | null} */
let told = null;
let at = 0;
let screen = "";
let awaiting = false;

/** Return the screen that the talk has come to. @returns {"door" | "steps" | "after" | "over"} */
function reached() {
  if (line.done("debrief").length) return "over";
  if (line.done("leave").length) return "after";
  const said = line.done("enter").at(-1)?.fields?.notes ?? facts.said;
  const running = Boolean(line.done("enter").length || told?.began || facts.began);
  return running && said ? "steps" : "door";
}

/** @param {boolean} [moved] whether somebody asked for this step, so that the focus goes along */
function show(moved = true) {
  screen = reached();
  const said = line.done("enter").at(-1)?.fields?.notes ?? facts.said;
  room.classList.toggle("no-notes", said === "refused");
  const showing = screen === "steps" ? steps[at] : part(screen);
  for (const one of room.querySelectorAll(".screen")) /** @type {HTMLElement} */ (one).hidden = one !== showing;
  part("thumb-door").hidden = screen !== "door";
  part("thumb").hidden = screen !== "steps";
  part("thumb-after").hidden = screen !== "after";
  if (screen !== "steps") part("check").hidden = true;
  const last = at === steps.length - 1;
  for (const id of ["next", "skip", "star"]) part(id).hidden = last;
  part("finish").hidden = !last;
  part("thumb").classList.toggle("at-end", last);
  next.textContent = (at === steps.length - 2 ? next.dataset.thanks : next.dataset.next) ?? "";
  /** @type {HTMLButtonElement} */ (part("back")).disabled = at === 0;
  showTime();
  showNotes();
  if (moved && showing) focus(showing);
}

/** Put the cursor into the notes where there is a keyboard; else let the question be read first. @param {HTMLElement} showing */
function focus(showing) {
  const area = showing.querySelector(".notes:not(details) textarea");
  part("ask").scrollTop = 0;
  const typing = matchMedia("(pointer: fine)").matches && !room.classList.contains("no-notes");
  if (typing && area instanceof HTMLElement && showing.dataset.question) area.focus();
  else showing.querySelector("h1")?.focus();
}

function showTime() {
  const leave = line.done("leave").at(-1);
  const began = line.done("enter").at(-1)?.at ?? 0;
  const granted = line.done("time").filter((one) => !one.heard && one.fields?.said === "go_on").length;
  const extra = (told ?? facts).extra + granted * facts.more;
  clock.ended = leave?.at ?? 0;
  clock.run(told?.began ?? facts.began ?? began, extra);
  const sentence = extra ? words.took_longer : words.took;
  if (leave) part("took").textContent = fill(sentence ?? "", { asked: facts.minutes, took: clock.took() });
}

function showNotes() {
  for (const one of notes.values()) one.say();
  const star = notes.get(steps[at]?.dataset.question ?? "none")?.star;
  part("star").setAttribute("aria-pressed", String(Boolean(star)));
}

/** What the line has to say: something was kept or sent, and what Askwell answered. @param {Told | null} answer */
function changed(answer) {
  if (answer) {
    told = answer;
    for (const [name, standing] of Object.entries(answer.notes)) notes.get(name)?.show(standing);
    const link = part("on");
    if (link instanceof HTMLAnchorElement) link.href = answer.next;
    if (answer.state === "held" && line.idle && !line.done("leave").length) location.assign(answer.next);
    showTime();
    if (screen !== reached()) show();
  }
  showNotes();
  if (screen === "over") part("over-words").textContent = (line.idle ? words.kept : words.kept_here) ?? "";
  if (awaiting && line.idle) void (line.done("debrief").length ? goOn() : (awaiting = false));
}

/** Say in words that something needs attention; nothing said takes it away. @param {string} what @param {string} refused */
function trouble(what, refused) {
  const said = refused ? fill(words.refused ?? "", { words: refused }) : what ? (words[what] ?? "") : "";
  if (part("trouble").textContent !== said) part("trouble").textContent = said;
}

/** @param {number} by */
function go(by) {
  at = Math.max(0, Math.min(at + by, steps.length - 1));
  localStorage.setItem(place, String(at));
  show();
}

/** @param {boolean} reached */
function timeIsUp(reached) {
  part("check").hidden = true;
  if (!reached || screen !== "steps" || at === steps.length - 1) return;
  const count = Math.min(clock.extra / facts.more, facts.checks.length - 1);
  part("check-words").textContent = facts.checks[Math.round(count)] ?? "";
  part("check").hidden = false;
  part("ask").scrollTop = 0;
  if ("vibrate" in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(200);
}

function goOnTalking() {
  part("check").hidden = true;
  line.add("time", { said: "go_on" });
  showTime();
}

function thankAndClose() {
  part("check").hidden = true;
  line.add("time", { said: "stop" });
  at = steps.length - 1;
  go(0);
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
function read(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/** Keep a form on this device while it is filled in, and fill it in again. @param {HTMLFormElement} form */
function keepForm(form) {
  for (const [name, value] of Object.entries(line.drafted(form.id))) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true;
    else if (field instanceof RadioNodeList || field instanceof HTMLInputElement) field.value = value;
    else if (field instanceof HTMLTextAreaElement) field.value = value;
  }
  form.addEventListener("input", () => line.draft(form.id, read(form)));
  form.addEventListener("submit", (event) => event.preventDefault());
}

/** Keep what the same hour remembers; when something is wrong with it, the form is there again with all of it. */
function keep() {
  awaiting = true;
  line.add("debrief", read(debrief));
  show();
}

/** Leave the room: this device forgets the talk once Askwell has said twice that it has everything. */
async function goOn() {
  awaiting = false;
  if (await line.forget()) localStorage.removeItem(place);
  location.assign(told?.next ?? part("on").getAttribute("href") ?? "/");
}

/** Keep the screen awake while the talk goes on, where the device lets us. */
async function stayAwake() {
  try {
    if (document.visibilityState === "visible" && screen === "steps") await navigator.wakeLock?.request("screen");
  } catch {
    // A device that saves its battery says no, and the room works without.
  }
}

function listen() {
  for (const button of room.querySelectorAll("[data-enter]")) {
    button.addEventListener("click", () => {
      line.add("enter", { notes: /** @type {HTMLElement} */ (button).dataset.enter ?? "" });
      void navigator.storage?.persist?.().catch(() => false);
      show();
      void stayAwake();
    });
  }
  next.addEventListener("click", () => go(1));
  part("skip").addEventListener("click", () => go(1));
  part("back").addEventListener("click", () => go(-1));
  part("star").addEventListener("click", () => {
    notes.get(steps[at]?.dataset.question ?? "none")?.toggle();
    showNotes();
  });
  for (const id of ["go-on", "go-on-check"]) part(id).addEventListener("click", goOnTalking);
  part("close-check").addEventListener("click", thankAndClose);
  part("finish").addEventListener("click", () => {
    line.add("leave", read(end));
    show();
  });
  part("keep").addEventListener("click", keep);
  part("later").addEventListener("click", () => {
    if (Object.values(read(debrief)).some((value) => value.trim())) keep();
    else if (line.idle) void goOn();
    else part("trouble").textContent = words.kept_here ?? "";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && screen === "steps" && !next.hidden) go(1);
  });
  document.addEventListener("visibilitychange", () => void stayAwake());
}

async function open() {
  for (const area of room.querySelectorAll("[data-notes]")) {
    const made = new Notes(/** @type {HTMLElement} */ (area), line, words, (question, text) => tab.tell(question, text));
    notes.set(made.question, made);
  }
  await tab.mine({
    wait() {
      part("elsewhere").hidden = false;
      part("take-over").addEventListener("click", () => tab.take?.());
      for (const one of room.querySelectorAll(".question[data-question], #door, #thumb-door")) {
        /** @type {HTMLElement} */ (one).hidden = one.id !== "";
      }
      for (const one of notes.values()) one.area.value = facts.notes[one.question]?.text ?? "";
    },
    mirrored(question, text) {
      const found = notes.get(question);
      if (found) found.area.value = text;
    },
    async over() {
      await line.stop();
      setTimeout(() => location.reload());
    },
  });
  part("elsewhere").hidden = true;
  await line.begin();
  for (const one of notes.values()) one.begin(facts.notes[one.question] ?? { text: "", uid: "", starred: false, beside: [] }, facts.now);
  at = Math.min(Number(localStorage.getItem(place)) || 0, steps.length - 1);
  for (const form of [end, debrief]) keepForm(form);
  listen();
  show(false);
  room.dataset.ready = "yes";
  void stayAwake();
}

void open();
