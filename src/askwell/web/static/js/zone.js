// Tell the first screen which time zone this computer is in.

for (const field of document.querySelectorAll("[data-zone]")) {
  if (field instanceof HTMLInputElement) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
