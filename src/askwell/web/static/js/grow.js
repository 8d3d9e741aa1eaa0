// Fields for long texts grow with their words, where the browser does not know `field-sizing`.

/** @param {EventTarget | null} field */
function grow(field) {
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

if (!CSS.supports("field-sizing", "content")) {
  for (const field of document.querySelectorAll("textarea")) grow(field);
  document.addEventListener("input", (event) => grow(event.target));
  // A field that was hidden had no height.
  document.addEventListener("focusin", (event) => grow(event.target));
}
