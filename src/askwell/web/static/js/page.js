// What every page does with script on: say when the program was closed, and keep what was typed.

import "./grow.js";

const KEPT = "askwell:kept:";

/** @param {HTMLFormElement} form @returns {string} */
function keyOf(form) {
  return KEPT + location.pathname + ":" + form.action;
}

/** @param {HTMLFormElement} form */
function keep(form) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const field of form.querySelectorAll("textarea, input[type=text], input:not([type])")) {
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
      if (field.name && field.value !== field.defaultValue) kept[field.name] = field.value;
    }
  }
  if (Object.keys(kept).length) sessionStorage.setItem(keyOf(form), JSON.stringify(kept));
  else sessionStorage.removeItem(keyOf(form));
}

/** @param {HTMLFormElement} form */
function restore(form) {
  const text = sessionStorage.getItem(keyOf(form));
  if (!text) return;
  for (const [name, value] of Object.entries(JSON.parse(text))) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = String(value);
  }
}

/** @param {HTMLFormElement} form @returns {Promise<boolean>} */
async function answers(form) {
  try {
    await fetch("/static/icon.svg", { method: "HEAD", cache: "no-store" });
    return true;
  } catch {
    const words = document.body.dataset.closed;
    const status = form.querySelector("p.trouble[role=alert]") ?? document.createElement("p");
    status.className = "trouble";
    status.setAttribute("role", "alert");
    status.textContent = words || "";
    form.prepend(status);
    return false;
  }
}

for (const form of document.querySelectorAll("form")) {
  if (form.method !== "post") continue;
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", (event) => {
    if (form.dataset.sure) {
      sessionStorage.removeItem(keyOf(form));
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    void answers(form).then((there) => {
      if (!there) return;
      form.dataset.sure = "yes";
      if (button instanceof HTMLButtonElement) form.requestSubmit(button);
      else form.requestSubmit();
      delete form.dataset.sure;
    });
  });
}
