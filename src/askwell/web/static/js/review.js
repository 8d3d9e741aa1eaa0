// Decide with the keys 1, 2 and 3, for whoever switches that on; it is remembered in this browser.

const DIGITS = "askwell-digits";
const choice = document.getElementById("digits");
const box = choice?.querySelector("input");
const form = document.getElementById("decide");

/** Show the digits on the buttons where they work. */
function show() {
  for (const key of form?.querySelectorAll("kbd") || []) key.hidden = !box?.checked;
}

if (choice && box && form instanceof HTMLFormElement) {
  choice.hidden = false;
  box.checked = localStorage.getItem(DIGITS) === "on";
  show();
  box.addEventListener("change", () => {
    localStorage.setItem(DIGITS, box.checked ? "on" : "off");
    show();
  });
  document.addEventListener("keydown", (event) => {
    const from = event.target;
    const typing = from instanceof HTMLTextAreaElement || (from instanceof HTMLInputElement && from !== box);
    if (!box.checked || typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const button = form.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (button instanceof HTMLButtonElement) form.requestSubmit(button);
  });
}
