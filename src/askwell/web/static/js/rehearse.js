// The practice run: one line after the other aloud, and how long one's own words take of the minutes asked for.

import { fill } from "./room_clock.js";

const TICK = 250;
const MUCH = 0.3;

/** @param {string} id @returns {HTMLElement} */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const run = part("rehearsal");
const button = part("step");
const lines = [...run.querySelectorAll(".lines > li")];
const all = Number(run.dataset.minutes) * 60;
let began = 0;
let at = -1;
let ticking = 0;

/** @param {number} seconds @returns {string} */
function said(seconds) {
  const whole = Math.round(seconds);
  const template = whole < 60 ? run.dataset.part : run.dataset.whole;
  return fill(template ?? "", { n: whole < 60 ? whole : Math.floor(whole / 60), s: whole % 60 });
}

const spoke = () => (performance.now() - began) / 1000;
const show = () => (part("spoken-for").textContent = said(spoke()));

function end() {
  clearInterval(ticking);
  const own = spoke();
  const left = said(Math.max(0, all - own));
  const template = own > all * MUCH ? run.dataset.long : run.dataset.spoke;
  part("came-to").textContent = fill(template ?? "", { spoke: said(own), left });
  button.hidden = true;
  part("run").scrollIntoView({ block: "center" });
}

function step() {
  lines[at]?.removeAttribute("aria-current");
  at += 1;
  if (at === 0) {
    began = performance.now();
    ticking = setInterval(show, TICK);
  }
  const line = lines[at];
  if (!line) return end();
  line.setAttribute("aria-current", "step");
  line.scrollIntoView({ block: "nearest" });
  button.textContent = (at === lines.length - 1 ? button.dataset.done : button.dataset.next) ?? "";
}

button.addEventListener("click", step);
part("run").hidden = false;
