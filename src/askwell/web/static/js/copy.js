// Copy the words of a draft, and say so on the button.

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = document.getElementById(button.dataset.copy || "");
    if (!(words instanceof HTMLTextAreaElement)) return;
    await navigator.clipboard.writeText(words.value);
    button.textContent = button.dataset.copied || "";
  });
}
