// Let the link that opens a mail or a message carry the words as they stand in the draft.

/** @param {Element} form */
function carry(form) {
  for (const link of form.querySelectorAll("a[data-opens]")) fill(form, link);
}

/**
 * @param {Element} form
 * @param {Element} link
 */
function fill(form, link) {
  const words = form.querySelector("textarea[name=words]");
  const subject = form.querySelector("input[name=subject]");
  if (!(link instanceof HTMLAnchorElement) || !(words instanceof HTMLTextAreaElement)) return;
  const start = link.dataset.opens || "";
  const body = "body=" + encodeURIComponent(words.value.replaceAll("\n", "\r\n"));
  const title = subject instanceof HTMLInputElement ? "subject=" + encodeURIComponent(subject.value) + "&" : "";
  if (start.startsWith("mailto:")) link.href = `${start}?${title}${body}`;
  if (start.startsWith("sms:")) link.href = `${start}?&${body}`;
  if (start.startsWith("https://wa.me/")) link.href = `${start}?text=${encodeURIComponent(words.value)}`;
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  carry(form);
  form.addEventListener("input", () => carry(form));
}
